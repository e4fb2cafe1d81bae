import type { Conversation } from './api.ts';

/** Since when somebody waits: for an answer, or for a person. As the server counts it; null where nobody waits. */
export function waitsSince({ waitingSince, pen }: Pick<Conversation, 'waitingSince' | 'pen'>): string | null {
  if (pen.holder !== 'nobody') return waitingSince;
  return pen.reason === 'opted_out' ? null : (waitingSince ?? pen.since);
}
