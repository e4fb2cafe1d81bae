import type { Locale } from '../../../shared/i18n/locales.ts';

/** A day of the Umm al-Qura calendar, which the region's authorities go by. */
export interface HijriDay {
  year: number;
  month: number;
  day: number;
}

const DAY_MS = 86_400_000;
const parts = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});

/** @param iso YYYY-MM-DD */
export function toHijri(iso: string): HijriDay {
  const found = Object.fromEntries(
    parts.formatToParts(new Date(`${iso}T00:00:00Z`)).map(({ type, value }) => [type, Number.parseInt(value, 10)]),
  );
  return { year: found['year'] ?? 0, month: found['month'] ?? 0, day: found['day'] ?? 0 };
}

/** The Gregorian day, YYYY-MM-DD; null where the month has no such day. */
export function fromHijri(wanted: HijriDay): string | null {
  // A lunar year is 354.367 days; the guess is at most two days off.
  const guess = Date.UTC(622, 6, 19) + ((wanted.year - 1) * 354.367 + (wanted.month - 1) * 29.53 + wanted.day - 1) * DAY_MS;
  for (const step of [0, 1, -1, 2, -2, 3, -3, 4, -4]) {
    const iso = new Date(guess + step * DAY_MS).toISOString().slice(0, 10);
    const found = toHijri(iso);
    if (found.year === wanted.year && found.month === wanted.month && found.day === wanted.day) return iso;
  }
  return null;
}

const named = new Map<string, Intl.DateTimeFormat>();
function format(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}${JSON.stringify(options)}`;
  const known = named.get(key) ?? new Intl.DateTimeFormat(`${locale}-u-ca-islamic-umalqura-nu-latn`, { ...options, timeZone: 'UTC' });
  named.set(key, known);
  return known;
}

/** "1 Ramadan 1448 AH". */
export function hijriText(iso: string, locale: Locale): string {
  return format(locale, { day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(`${iso}T00:00:00Z`));
}

/** The names of the twelve months, the first at 0. */
export function hijriMonths(locale: Locale): string[] {
  return Array.from({ length: 12 }, (_, at) => {
    const iso = fromHijri({ year: 1447, month: at + 1, day: 1 });
    return iso ? format(locale, { month: 'long' }).format(new Date(`${iso}T00:00:00Z`)) : String(at + 1);
  });
}
