import { addDays, dayOf, instantOf, localTime, minutesOf } from '../facts/calendar-clock.ts';

/** The next instant, `now` itself included, at which it is this weekday (0 is Sunday) and this time (HH:MM) somewhere. */
export function nextWeekday(timeZone: string, weekday: number, time: string, now: Date): Date {
  const minutes = minutesOf(time) ?? 0;
  const { date } = localTime(now, timeZone);
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const day = addDays(date, ahead);
    if (dayOf(day).weekday !== weekday) continue;
    const moment = instantOf(day, minutes, timeZone);
    // The minute that is running now is still "now".
    if (moment.getTime() > now.getTime() - 60_000) return moment;
  }
  return now;
}
