import { i18n } from '@lingui/core';
import { type CatalogueName, loadWanted, wantCatalogue } from './catalogues.ts';
import { directionOfLocale, intlLocale, type Locale } from './locales.ts';

/** Loads a language and turns the whole page to it; remembered for the next visit. */
export async function activateLocale(locale: Locale): Promise<void> {
  const messages = await loadWanted(locale);
  document.documentElement.lang = locale;
  document.documentElement.dir = directionOfLocale(locale);
  i18n.loadAndActivate({ locale, locales: intlLocale(locale), messages });
}

/** What the inline script of index.html chose before the first paint. */
export function localeOfPage(): Locale {
  return document.documentElement.lang === 'ar' ? 'ar' : 'en';
}

/** Code of a page together with the words of its area, for `lazyRouteComponent`: `() => withWords('settings', import('…'))`. */
export async function withWords<Module>(name: CatalogueName, module: Promise<Module>): Promise<Module> {
  const locale = localeOfPage();
  const [loaded, messages] = await Promise.all([module, wantCatalogue(name, locale)]);
  i18n.load(locale, messages);
  return loaded;
}
