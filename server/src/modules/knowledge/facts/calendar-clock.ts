/** A calendar day as it is named somewhere. */
export interface LocalDay {
  /** Gregorian, YYYY-MM-DD. */
  date: string;
  /** 0 = Sunday. */
  weekday: number;
  /** Umm al-Qura. */
  hijri: { year: number; month: number; day: number };
}

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;
const DAY_MS = DAY_MINUTES * MINUTE_MS;

const ZONES_KEPT = 1_000;
const clocks = new Map<string, Intl.DateTimeFormat>();
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  if (clocks.size >= ZONES_KEPT) clocks.clear();
  const made = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  });
  clocks.set(timeZone, made);
  return made;
}

interface WallTime {
  date: string;
  minutes: number;
}
/** The last instant that each zone was asked for: one message asks for its own instant over and over. */
const told = new Map<string, { at: number; time: WallTime }>();

/** Wall clock at an instant: the date, and minutes since its midnight. */
export function localTime(instant: Date, timeZone: string): WallTime {
  const at = instant.getTime();
  const last = told.get(timeZone);
  if (last?.at === at) return last.time;
  const parts = Object.fromEntries(
    clockOf(timeZone)
      .formatToParts(instant)
      .map((part) => [part.type, part.value]),
  );
  const time = { date: `${parts.year}-${parts.month}-${parts.day}`, minutes: Number(parts.hour) * 60 + Number(parts.minute) };
  if (told.size >= ZONES_KEPT) told.clear();
  told.set(timeZone, { at, time });
  return time;
}

/** The wall clock read as if it were UTC, in minutes: its difference to the instant is the zone's offset. */
function wallMinutes(instant: number, timeZone: string): number {
  const { date, minutes } = localTime(new Date(instant), timeZone);
  return Date.parse(`${date}T00:00:00Z`) / MINUTE_MS + minutes;
}

const offsetAt = (instant: number, timeZone: string): number => wallMinutes(instant, timeZone) - Math.floor(instant / MINUTE_MS);

/**
 * The first instant at which the wall clock has reached `minutes` after midnight of `date`; 1,440 and more is the next day.
 * A time that the clock skips in spring is reached with the jump; one that comes twice in autumn, at its first coming.
 */
export function instantOf(date: string, minutes: number, timeZone: string): Date {
  const key = `${date} ${minutes} ${timeZone}`;
  const known = instants.get(key);
  if (known !== undefined) return new Date(known);
  const found = findInstant(date, minutes, timeZone);
  if (instants.size >= INSTANTS_KEPT) instants.clear();
  instants.set(key, found.getTime());
  return found;
}
/** The week around now is asked for with every question about hours. */
const instants = new Map<string, number>();
const INSTANTS_KEPT = 10_000;

function findInstant(date: string, minutes: number, timeZone: string): Date {
  const wall = Date.parse(`${date}T00:00:00Z`) + minutes * MINUTE_MS;
  const [before, after] = [offsetAt(wall - DAY_MS, timeZone), offsetAt(wall + DAY_MS, timeZone)];
  const early = wall - before * MINUTE_MS;
  if (before === after) return new Date(early);
  let [low, high] = [wall - DAY_MS, wall + DAY_MS];
  while (high - low > MINUTE_MS) {
    const middle = low + Math.floor((high - low) / (2 * MINUTE_MS)) * MINUTE_MS;
    if (offsetAt(middle, timeZone) === before) low = middle;
    else high = middle;
  }
  return new Date(early < high ? early : Math.max(high, wall - after * MINUTE_MS));
}

const hijriFormat = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
  ...{ timeZone: 'UTC', year: 'numeric', month: 'numeric', day: 'numeric' },
});
const days = new Map<string, LocalDay>();

/** What a date is: its weekday, and its day in the Umm al-Qura calendar. */
export function dayOf(date: string): LocalDay {
  const known = days.get(date);
  if (known) return known;
  const noon = new Date(`${date}T12:00:00Z`);
  const parts = Object.fromEntries(hijriFormat.formatToParts(noon).map((part) => [part.type, Number.parseInt(part.value, 10)]));
  const day = { date, weekday: noon.getUTCDay(), hijri: { year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0 } };
  if (days.size > 4_000) days.clear();
  days.set(date, day);
  return day;
}

export function addDays(date: string, count: number): string {
  return new Date(Date.parse(`${date}T12:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/** The day `ahead` days after today, where today is the day in `timeZone` at `now`. */
export function dayIn(now: Date, timeZone: string, ahead: number): LocalDay {
  return dayOf(addDays(localTime(now, timeZone).date, ahead));
}

/** The Gregorian date of a day in the Umm al-Qura calendar; null when that month has no such day or the calendar no such year. */
export function fromHijri(year: number, month: number, day: number): string | null {
  // A Hijri year is 354.367 days; 1 Muharram 1446 was 7 July 2024.
  const guess = addDays('2024-07-07', Math.round((year - 1446) * 354.367 + (month - 1) * 29.53 + day - 1));
  for (let off = -4; off <= 4; off += 1) {
    const date = addDays(guess, off);
    const { hijri } = dayOf(date);
    if (hijri.year === year && hijri.month === month && hijri.day === day) return date;
  }
  return null;
}

/** Minutes since midnight of "HH:MM"; null for a time that is told by a word ("fajr"). */
export function minutesOf(clock: string): number | null {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(clock) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}
