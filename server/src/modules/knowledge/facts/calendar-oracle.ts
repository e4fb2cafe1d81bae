/**
 * A second opinion on opening hours for tests, never imported by the product. It shares no code with the calendar: it walks a zone's clock minute by
 * minute, keeps the latest wall time that was reached, and has the feasts of three years as literal dates.
 */
import type { HoursFact } from './types.ts';

/** Umm al-Qura: first day of Ramadan, of Eid al-Fitr, and 10 Dhu al-Hijja. */
const FEASTS = [
  { ramadan: '2025-03-01', fitr: '2025-03-30', adha: '2025-06-06' },
  { ramadan: '2026-02-18', fitr: '2026-03-20', adha: '2026-05-27' },
  { ramadan: '2027-02-08', fitr: '2027-03-09', adha: '2027-05-16' },
];
const DAY = 86_400_000;
const stamp = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const between = (date: string, from: string, days: number): boolean => stamp(date) >= stamp(from) && stamp(date) < stamp(from) + days * DAY;

function seasonHolds(season: string, date: string, zone: string): boolean {
  if (season === 'Ramadan') return FEASTS.some((year) => stamp(date) >= stamp(year.ramadan) && stamp(date) < stamp(year.fitr));
  if (season === 'Eid al-Fitr') return FEASTS.some((year) => between(date, year.fitr, 3));
  if (season === 'Eid al-Adha') return FEASTS.some((year) => between(date, year.adha, 4));
  if (season === 'Eid') return FEASTS.some((year) => between(date, year.fitr, 3) || between(date, year.adha, 4));
  if (season === 'National Day') {
    if (zone === 'Asia/Riyadh') return date.endsWith('-09-23');
    if (zone === 'Asia/Beirut') return date.endsWith('-11-22');
    if (zone === 'Africa/Cairo') return date.endsWith('-07-23');
    if (zone === 'Asia/Dubai') return date.endsWith('-12-02') || date.endsWith('-12-03');
    return zone === 'Asia/Kuwait' && (date.endsWith('-02-25') || date.endsWith('-02-26'));
  }
  return false;
}

/** Most particular first: dated exceptions by their length, then the short feasts, then Ramadan, then the week. */
function rank(row: HoursFact): number {
  if (row.validFrom && row.validTo) return (stamp(row.validTo) - stamp(row.validFrom)) / DAY + 1;
  return { 'Eid al-Fitr': 3, 'Eid al-Adha': 3.5, Eid: 4, 'National Day': 2, Ramadan: 30 }[row.season ?? ''] ?? 100_000;
}

function rowsFor(rows: readonly HoursFact[], date: string, zone: string): HoursFact[] {
  const weekday = new Date(stamp(date)).getUTCDay();
  const held = rows.filter((row) => {
    if (!row.weekdays.includes(weekday)) return false;
    if (row.validFrom && row.validTo) return stamp(date) >= stamp(row.validFrom) && stamp(date) <= stamp(row.validTo);
    return row.season === null || seasonHolds(row.season, date, zone);
  });
  let best: HoursFact[] = [];
  for (const row of held) {
    const first = best[0];
    if (!first || rank(row) < rank(first)) best = [row];
    else if (rank(row) === rank(first)) best.push(row);
  }
  const own = best.filter((row) => row.branchId !== null);
  return own.length > 0 ? own : best;
}

const formats = new Map<string, Intl.DateTimeFormat>();
/** Wall minutes since 1970 at an instant, by the name of the offset ("GMT+03:00"). */
function wallAt(minute: number, zone: string): number {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  formats.set(zone, format);
  const name = format.formatToParts(minute * 60_000).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return minute + (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

const clock = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

/** Open or closed for each minute of `length` from `start` (minutes since 1970, UTC). */
export function walk(rows: readonly HoursFact[], zone: string, start: number, length: number): boolean[] {
  const warmUp = 3 * 1_440;
  const spans = new Map<number, { from: number; to: number }[]>();
  const spansOf = (day: number): { from: number; to: number }[] => {
    const known = spans.get(day);
    if (known) return known;
    const made = rowsFor(rows, new Date(day * DAY).toISOString().slice(0, 10), zone).flatMap((row) => {
      if (row.opens === null || row.closes === null) return [];
      const from = day * 1_440 + clock(row.opens);
      const to = day * 1_440 + (row.closes === '23:59' ? 1_440 : clock(row.closes));
      return [{ from, to: to > from ? to : to + 1_440 }];
    });
    spans.set(day, made);
    return made;
  };
  const open: boolean[] = [];
  let reached = -Infinity;
  let offset = 0;
  for (let minute = start - warmUp; minute < start + length; minute += 1) {
    // Clocks change on the quarter hour.
    if (minute % 15 === 0 || minute === start - warmUp) offset = wallAt(minute, zone) - minute;
    reached = Math.max(reached, minute + offset);
    if (minute < start) continue;
    const day = Math.floor(reached / 1_440);
    open.push([day - 1, day].some((each) => spansOf(each).some((span) => span.from <= reached && reached < span.to)));
  }
  return open;
}
