import { intlLocale, type Locale } from '../i18n/locales.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(intlLocale(locale), options);
  formats.set(key, known);
  return known;
}

/** Absolute, with its zone: what a hover shows. */
export function absoluteTime(iso: string, locale: Locale, timeZone: string): string {
  return dateFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', timeZone }).format(new Date(iso)) + ` · ${timeZone}`;
}

/** Compact: the clock today, the day and month otherwise. */
export function shortTime(iso: string, locale: Locale, timeZone: string, now: number): string {
  const day = dateFormat(locale, { dateStyle: 'short', timeZone });
  const at = new Date(iso);
  const today = day.format(at) === day.format(now);
  return dateFormat(
    locale,
    today ? { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } : { day: 'numeric', month: 'short', timeZone },
  ).format(at);
}

/** The day of a moment in a zone, equal for equal days and nothing to show. */
export function dayKey(at: string | number, timeZone: string): string {
  return dateFormat('en', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }).format(new Date(at));
}

/** A day in words, with its year where that is not this one. */
export function dayText(iso: string, locale: Locale, timeZone: string, now: number): string {
  const year = dateFormat('en', { year: 'numeric', timeZone });
  const sameYear = year.format(new Date(iso)) === year.format(now);
  return dateFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', ...(sameYear ? {} : { year: 'numeric' }), timeZone }).format(
    new Date(iso),
  );
}

export function clockTime(iso: string, locale: Locale, timeZone: string): string {
  return dateFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(new Date(iso));
}

export function number(value: number, locale: Locale, options: Intl.NumberFormatOptions = {}): string {
  return new Intl.NumberFormat(intlLocale(locale), options).format(value);
}

/** Milliseconds below one second, else seconds with one decimal. Unit symbols stay international, as in any trace. */
export function durationText(ms: number): string {
  if (ms < 1) return '<1 ms';
  if (ms < 1000) return `${Math.round(ms)} ms`;
  return `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`;
}

export function fileSizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} kB`;
  if (bytes < 1024 ** 3) return `${(bytes / 1024 ** 2).toFixed(1)} MB`;
  return `${(bytes / 1024 ** 3).toFixed(1)} GB`;
}

/** From the day of a moment to the day before which another one lies, as short as they can be said together. */
export function dayRange(from: string, until: string, locale: Locale, timeZone: string): string {
  return dateFormat(locale, { day: 'numeric', month: 'short', timeZone }).formatRange(new Date(from), new Date(Date.parse(until) - 1));
}

/** As `dayRange`, with the hours where it is less than a day. */
export function timeRange(from: string, until: string, locale: Locale, timeZone: string): string {
  if (Date.parse(until) - Date.parse(from) >= 86_400_000 - 1) return dayRange(from, until, locale, timeZone);
  const parts = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } as const;
  return dateFormat(locale, parts).formatRange(new Date(from), new Date(until));
}
