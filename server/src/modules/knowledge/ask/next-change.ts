import { addDays, instantOf, localTime } from '../facts/calendar-clock.ts';
import { calendarOf, hoursOn } from '../facts/calendar.ts';
import type { FactSet } from '../facts/types.ts';

/** A closing that is told by a word ("until the last guest") may lie as late as noon of the next day. */
const LATEST_VAGUE = 1_440 + 720;

/**
 * The next instant at which time alone may change what these facts say: a door that opens or closes, midnight where the business or a branch is (days,
 * seasons and validity), midnight of the universal day. An answer holds until then. Always later than `now`, at most a day away.
 */
export function nextChange(facts: FactSet, timeZone: string, now: Date): Date {
  const zones = new Set([timeZone, 'UTC', ...facts.branches.flatMap((branch) => branch.timeZone ?? [])]);
  const moments = [...zones].map((zone) => instantOf(addDays(localTime(now, zone).date, 1), 0, zone).getTime());
  for (const branch of [null, ...facts.branches]) {
    const calendar = calendarOf(facts, branch, timeZone);
    if (calendar.rows.length === 0) continue;
    const { date } = localTime(now, calendar.timeZone);
    for (const ahead of [-1, 0, 1]) {
      const day = addDays(date, ahead);
      for (const { opens, closes } of hoursOn(calendar, day).spans) {
        moments.push((opens ?? instantOf(day, 0, calendar.timeZone)).getTime());
        moments.push((closes ?? instantOf(day, LATEST_VAGUE, calendar.timeZone)).getTime());
      }
    }
  }
  return new Date(Math.min(...moments.filter((moment) => moment > now.getTime())));
}
