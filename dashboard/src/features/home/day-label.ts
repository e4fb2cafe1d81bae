import { intlLocale, type Locale } from '../../shared/i18n/locales.ts';

const format = (day: string, locale: Locale, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(intlLocale(locale), { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));

/** A day (`YYYY-MM-DD`, of the business's calendar) under its column: the weekday, or the date where there are many. */
export const dayLabel = (day: string, many: boolean, locale: Locale): string =>
  format(day, locale, many ? { day: 'numeric', month: 'short' } : { weekday: 'short' });

export const longDay = (day: string, locale: Locale): string => format(day, locale, { weekday: 'long', day: 'numeric', month: 'long' });
