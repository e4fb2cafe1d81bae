import type { Question } from './api.ts';

export const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/** When it is asked: now, at the next such weekday and hour, or at an instant of the reader's own clock. */
export type Clock = { is: 'now' } | { is: 'weekday'; weekday: (typeof DAYS)[number]; time: string } | { is: 'day'; local: string };
export const NOW: Clock = { is: 'now' };
export interface Setting {
  channel: string;
  contactName: string;
  clock: Clock;
}

export function toAt(clock: Clock): Pick<Question, 'at'> {
  if (clock.is === 'weekday') return { at: { weekday: clock.weekday, time: clock.time } };
  const at = clock.is === 'day' ? new Date(clock.local) : null;
  return at && !Number.isNaN(at.getTime()) ? { at: at.toISOString() } : {};
}
