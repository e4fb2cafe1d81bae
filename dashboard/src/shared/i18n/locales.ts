export const LOCALES = ['en', 'ar'] as const;
export type Locale = (typeof LOCALES)[number];

export function directionOfLocale(locale: Locale): 'ltr' | 'rtl' {
  return locale === 'ar' ? 'rtl' : 'ltr';
}

/** For `Intl`: Arabic with Western digits and the Gregorian calendar, which is what the region's businesses write. */
export function intlLocale(locale: Locale): string {
  return locale === 'ar' ? 'ar-u-ca-gregory-nu-latn' : 'en-GB';
}
