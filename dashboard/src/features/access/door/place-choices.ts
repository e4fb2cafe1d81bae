import { intlLocale, type Locale } from '../../../shared/i18n/locales.ts';
import { NEAR_CURRENCIES } from './guess-place.ts';

/** Currencies with their names, those of our region first. */
export function currencyChoices(locale: Locale): { code: string; label: string }[] {
  const names = new Intl.DisplayNames(intlLocale(locale), { type: 'currency' });
  const others = Intl.supportedValuesOf('currency').filter((code) => !NEAR_CURRENCIES.includes(code));
  return [...NEAR_CURRENCIES, ...others].map((code) => ({ code, label: `${code} · ${names.of(code) ?? code}` }));
}

/** Time zones by their names, and the chosen one even when this browser calls it otherwise. */
export function zoneChoices(chosen: string): string[] {
  const known = Intl.supportedValuesOf('timeZone');
  return known.includes(chosen) ? known : [chosen, ...known];
}
