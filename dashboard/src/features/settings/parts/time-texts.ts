import { intlLocale, type Locale } from '../../../shared/i18n/locales.ts';

const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['minute', 60_000],
  ['hour', 3_600_000],
  ['day', 86_400_000],
  ['month', 30 * 86_400_000],
  ['year', 365 * 86_400_000],
];

/** "3 hours ago", "in 2 days", "now" below a minute; in the largest unit that fits once. */
export function relativeText(iso: string, locale: Locale, now: number): string {
  const ms = Date.parse(iso) - now;
  const format = new Intl.RelativeTimeFormat(intlLocale(locale), { numeric: 'auto' });
  const step = STEPS.findLast(([, size]) => Math.abs(ms) >= size);
  return step ? format.format(Math.trunc(ms / step[1]), step[0]) : format.format(0, 'second');
}

export function dayText(iso: string, locale: Locale, timeZone: string): string {
  return new Intl.DateTimeFormat(intlLocale(locale), { day: 'numeric', month: 'short', year: 'numeric', timeZone }).format(new Date(iso));
}

export function clockText(iso: string, locale: Locale, timeZone: string): string {
  return new Intl.DateTimeFormat(intlLocale(locale), {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(new Date(iso));
}

/** The clock alone, under a heading that gives the day. */
export function timeText(iso: string, locale: Locale, timeZone: string): string {
  return new Intl.DateTimeFormat(intlLocale(locale), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(
    new Date(iso),
  );
}
