import { intlLocale, type Locale } from '../../../shared/i18n/locales.ts';

/** @param day 0 is Sunday */
export function weekdayName(day: number, locale: Locale, length: 'short' | 'long' = 'long'): string {
  return new Intl.DateTimeFormat(intlLocale(locale), { weekday: length, timeZone: 'UTC' }).format(new Date(Date.UTC(2023, 0, 1 + day)));
}

/** "Sunday – Thursday" where days follow each other, else one after the other. */
export function weekdaysText(days: readonly number[], locale: Locale): string {
  const sorted = [...new Set(days)].toSorted((one, other) => one - other);
  const length = sorted.length > 2 ? 'short' : 'long';
  const run = runOf(sorted);
  if (run) return `${weekdayName(run.from, locale, length)} – ${weekdayName(run.to, locale, length)}`;
  return sorted.map((day) => weekdayName(day, locale, length)).join(locale === 'ar' ? '، ' : ', ');
}

/** Three or more days in a row, also over the end of the week; null for others. */
function runOf(days: readonly number[]): { from: number; to: number } | null {
  if (days.length < 3) return null;
  if (days.length === 7) return { from: 0, to: 6 };
  const from = days.find((day) => !days.includes((day + 6) % 7)) ?? 0;
  const inRow = days.every((_, at) => days.includes((from + at) % 7));
  return inRow ? { from, to: (from + days.length - 1) % 7 } : null;
}
