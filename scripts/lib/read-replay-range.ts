/** What is to be replayed: arrivals on a channel from the first moment, before the second. */
export interface ReplayRange {
  channel: string;
  from: Date;
  to: Date;
}

const DAY = /^\d{4}-\d\d-\d\d$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)?$/;

/** The arguments of the command, or a sentence that says what is wrong with them. */
export function readReplayRange(given: readonly string[], channels: readonly string[]): ReplayRange | string {
  const [channel, first, second, ...more] = given;
  if (channel === undefined || first === undefined || second === undefined) return 'A channel and two times are needed.';
  if (more.length > 0) return `"${more.join(' ')}" is more than a channel and two times.`;
  if (!channels.includes(channel)) return `There is no channel "${channel}". There are: ${channels.join(', ')}.`;
  const [from, to] = [readMoment(first), readMoment(second)];
  if (typeof from === 'string') return from;
  if (typeof to === 'string') return to;
  return from < to ? { channel, from, to } : 'The first time must be before the second.';
}

/** A time without its zone means another moment on another machine. */
function readMoment(text: string): Date | string {
  const zone = MOMENT.exec(text)?.[1];
  if (!DAY.test(text) && !MOMENT.test(text)) return `"${text}" is no time like 2026-11-23T10:00:00Z.`;
  if (!DAY.test(text) && zone === undefined) return `"${text}" says no zone: end it with Z, or with an offset like +03:00.`;
  const at = new Date(text);
  // The 30th of February is read as a day of March.
  return !Number.isNaN(at.getTime()) && hasDay(text) ? at : `"${text}" is no time that there is.`;
}

function hasDay(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.slice(0, 10).split('-').map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
