import type { Locale } from '../../shared/i18n/locales.ts';

/** Address of the emulator's phone page for one of our accounts. */
export function phoneUrl(simulatorUrl: string, accountKey: string, lang: Locale, theme: 'light' | 'dark'): string {
  return `${simulatorUrl.replace(/\/$/, '')}/phone?${new URLSearchParams({ account: accountKey, lang, theme })}`;
}
