import { fold } from './query-text.ts';
import type { HoursFact } from './types.ts';

/** A calendar day in the tenant's time zone. */
export interface LocalDay {
  /** Gregorian, YYYY-MM-DD. */
  date: string;
  /** 0 = Sunday. */
  weekday: number;
  /** Umm al-Qura month and day, for seasons that name no dates. */
  hijri: { month: number; day: number };
}

const formats = new Map<string, { clock: Intl.DateTimeFormat; hijri: Intl.DateTimeFormat }>();
function formatOf(timeZone: string) {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = {
    clock: new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    }),
    hijri: new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', { timeZone: 'UTC', month: 'numeric', day: 'numeric' }),
  };
  formats.set(timeZone, made);
  return made;
}

/** Wall clock at an instant: the date, and minutes since its midnight. */
export function localTime(now: Date, timeZone: string): { date: string; minutes: number } {
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .clock.formatToParts(now)
      .map((part) => [part.type, part.value]),
  );
  return { date: `${parts.year}-${parts.month}-${parts.day}`, minutes: Number(parts.hour) * 60 + Number(parts.minute) };
}

/** The day `ahead` days after today, where today is the day in `timeZone` at `now`. */
export function dayIn(now: Date, timeZone: string, ahead: number): LocalDay {
  const noon = new Date(`${localTime(now, timeZone).date}T12:00:00Z`);
  noon.setUTCDate(noon.getUTCDate() + ahead);
  const hijri = Object.fromEntries(
    formatOf(timeZone)
      .hijri.formatToParts(noon)
      .map((part) => [part.type, part.value]),
  );
  return {
    date: noon.toISOString().slice(0, 10),
    weekday: noon.getUTCDay(),
    hijri: { month: Number(hijri.month), day: Number(hijri.day) },
  };
}

/** `ramadan`, `eid`, or null for a season that we know no calendar of. */
export function seasonOf(season: string): 'ramadan' | 'eid' | null {
  const folded = fold(season);
  if (/رمضان|ramad/.test(folded)) return 'ramadan';
  return /عيد|eid/.test(folded) ? 'eid' : null;
}

function inForce(row: HoursFact, day: LocalDay): boolean {
  if (row.validFrom !== null || row.validTo !== null) return (row.validFrom ?? '') <= day.date && day.date <= (row.validTo ?? '9999');
  if (row.season === null) return true;
  const season = seasonOf(row.season);
  if (season === 'ramadan') return day.hijri.month === 9;
  // Eid al-Fitr, 1-3 Shawwal; Eid al-Adha, 10-13 Dhu al-Hijja.
  return (
    season === 'eid' &&
    ((day.hijri.month === 10 && day.hijri.day <= 3) || (day.hijri.month === 12 && day.hijri.day >= 10 && day.hijri.day <= 13))
  );
}

/** Rows that hold on a day: a season or a dated exception in force replaces the ordinary week. */
export function rowsOn(rows: readonly HoursFact[], day: LocalDay): HoursFact[] {
  const special = rows.filter((row) => (row.season !== null || row.validFrom !== null || row.validTo !== null) && inForce(row, day));
  const basis = special.length > 0 ? special : rows.filter((row) => row.season === null && row.validFrom === null && row.validTo === null);
  return basis.filter((row) => row.weekdays.includes(day.weekday));
}

export interface Opening {
  row: HoursFact;
  /** Minutes since today's local midnight; yesterday's are negative, and a closing after midnight exceeds 1440. */
  fromMinutes: number;
  toMinutes: number;
}

const minutesOf = (clock: string) => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
};

/** Openings from yesterday to a week ahead, so that "open at 1 AM" sees last night's hours. */
export function openingsAround(rows: readonly HoursFact[], now: Date, timeZone: string): Opening[] {
  return Array.from({ length: 9 }, (_, index) => index - 1).flatMap((ahead) =>
    rowsOn(rows, dayIn(now, timeZone, ahead)).flatMap((row) => {
      if (row.opens === null || row.closes === null) return [];
      const [opens, closes] = [minutesOf(row.opens), minutesOf(row.closes)];
      const start = ahead * 1440 + opens;
      return [{ row, fromMinutes: start, toMinutes: ahead * 1440 + (closes <= opens ? closes + 1440 : closes) }];
    }),
  );
}
