import type { TenantDb } from '../../platform/db/index.ts';
import type { Span, Window } from './window-of.ts';

/** More messages than this are not read for one look at the page. */
export const MOST_MESSAGES = 200_000;

export interface Counted {
  now: Span;
  /** Null where the time before cannot be counted whole. */
  before: Span | null;
  /** Since when messages are counted, where there are too many. */
  cut: Date | null;
}

/** What of a window is counted: the newest `most` messages of it and of the time before. */
export async function countedOf(db: TenantDb, window: Window, most = MOST_MESSAGES): Promise<Counted> {
  const [row] = await db.sql<{ at: Date }>(
    `select at from message where tenant_id = $1 and at >= $2 and at < $3 order by at desc offset $4 limit 1`,
    [db.tenantId, window.before.from, window.to, most],
  );
  if (!row) return { now: { from: window.from, to: window.to }, before: window.before, cut: null };
  // Counting begins behind it, also where several were written in the same moment.
  const cut = new Date(row.at.getTime() + 1);
  return { now: { from: cut > window.from ? cut : window.from, to: window.to }, before: null, cut };
}

const iso = ({ from, to }: Span): { from: string; to: string } => ({ from: from.toISOString(), to: to.toISOString() });

/** How a view says what it counted. */
export const presentCounted = ({ now, before, cut }: Counted) => ({
  ...iso(now),
  before: before && iso(before),
  countedFrom: cut && cut >= now.from ? cut.toISOString() : null,
});
