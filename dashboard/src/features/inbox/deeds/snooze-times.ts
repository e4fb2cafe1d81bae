/** The moment at which clocks of a zone show this; where they skip it, the moment just after. */
export function momentIn(timeZone: string, date: { year: number; month: number; day: number; hour: number; minute: number }): number {
  const wanted = Date.UTC(date.year, date.month - 1, date.day, date.hour, date.minute);
  const first = wanted - offsetAt(timeZone, wanted);
  return wanted - offsetAt(timeZone, first);
}

/** How far the clocks of a zone are ahead of UTC at a moment, in milliseconds. */
function offsetAt(timeZone: string, at: number): number {
  const { year, month, day, hour, minute, second } = clockIn(timeZone, at);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

export function clockIn(timeZone: string, at: number): Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number> {
  const parts = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(at);
  const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  return { year: of('year'), month: of('month'), day: of('day'), hour: of('hour'), minute: of('minute'), second: of('second') };
}

export type Preset = 'hour' | 'three_hours' | 'evening' | 'tomorrow' | 'week';
const HOUR = 3_600_000;
const MORNING = 9;
const EVENING = 18;

/** When a conversation may come back, soonest first, in the business's own time; this evening only while it is ahead. */
export function snoozeTimes(now: number, timeZone: string): { preset: Preset; until: string }[] {
  const today = clockIn(timeZone, now);
  const at = (inDays: number, hour: number): number => momentIn(timeZone, { ...today, day: today.day + inDays, hour, minute: 0 });
  const times: { preset: Preset; at: number }[] = [
    { preset: 'hour', at: now + HOUR },
    { preset: 'three_hours', at: now + 3 * HOUR },
    ...(today.hour < EVENING - 1 ? [{ preset: 'evening' as const, at: at(0, EVENING) }] : []),
    { preset: 'tomorrow', at: at(1, MORNING) },
    { preset: 'week', at: at(7, MORNING) },
  ];
  return times.map((time) => ({ preset: time.preset, until: new Date(time.at).toISOString() }));
}

/** What a date field holds (`2026-11-23T09:00`), read on the clocks of a zone; null when it is not filled in. */
export function readField(value: string, timeZone: string): string | null {
  const [, year, month, day, hour, minute] = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(value) ?? [];
  if (year === undefined) return null;
  return new Date(
    momentIn(timeZone, { year: Number(year), month: Number(month), day: Number(day), hour: Number(hour), minute: Number(minute) }),
  ).toISOString();
}

export function writeField(at: number, timeZone: string): string {
  const { year, month, day, hour, minute } = clockIn(timeZone, at);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
}
