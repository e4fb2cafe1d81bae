import { i18n } from '@lingui/core';
import { directionOfLocale, intlLocale, type Locale } from './locales.ts';

const catalogues = {
  en: () => import('../../locales/en/messages.po'),
  ar: () => import('../../locales/ar/messages.po'),
} as const;

/** Loads a language and turns the whole page to it; remembered for the next visit. */
export async function activateLocale(locale: Locale): Promise<void> {
  const { messages } = await catalogues[locale]();
  document.documentElement.lang = locale;
  document.documentElement.dir = directionOfLocale(locale);
  i18n.loadAndActivate({ locale, locales: intlLocale(locale), messages });
}

/** What the inline script of index.html chose before the first paint. */
export function localeOfPage(): Locale {
  return document.documentElement.lang === 'ar' ? 'ar' : 'en';
}
