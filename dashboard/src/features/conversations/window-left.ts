const HOUR = 3_600_000;
/** The countdown appears when this little is left, and turns red below the second figure. */
const SHOWN_BELOW_MS = 4 * HOUR;
const URGENT_BELOW_MS = HOUR / 2;

export type WindowLeft = { state: 'none' } | { state: 'closed' } | { state: 'soon' | 'urgent'; hours: number; minutes: number };

/** How long a reply may still be written freely; `none` while there is plenty or the channel has no such limit. */
export function windowLeft(expiresAt: string | null, nowMs: number): WindowLeft {
  if (expiresAt === null) return { state: 'none' };
  const leftMs = Date.parse(expiresAt) - nowMs;
  if (leftMs <= 0) return { state: 'closed' };
  if (leftMs > SHOWN_BELOW_MS) return { state: 'none' };
  const minutes = Math.max(1, Math.floor(leftMs / 60_000));
  return { state: leftMs < URGENT_BELOW_MS ? 'urgent' : 'soon', hours: Math.floor(minutes / 60), minutes: minutes % 60 };
}
