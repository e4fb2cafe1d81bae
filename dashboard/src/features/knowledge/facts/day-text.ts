import { intlLocale, type Locale } from '../../../shared/i18n/locales.ts';

/** "3 Mar 2026". @param iso YYYY-MM-DD */
export function dayText(iso: string, locale: Locale): string {
  return new Intl.DateTimeFormat(intlLocale(locale), { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${iso}T00:00:00Z`),
  );
}
