import type { HomeView } from '@wafaa/contracts';
import type { TenantDb } from '../../platform/db/index.ts';
import { countFigures } from './count-figures.ts';
import { dailyTrend } from './daily-trend.ts';
import { readBroken, readKnowledgeState, readWaiting } from './read-wants.ts';
import { type Window, windowOf } from './window-of.ts';

/** More messages than this are not read for one look at the page. */
const MOST_MESSAGES = 200_000;

/** What home shows to somebody with these rights, of the last `days` days. */
export async function readHome(
  db: TenantDb,
  input: { days: 7 | 28; permissions: ReadonlySet<string> | readonly string[]; now: Date; mostMessages?: number },
): Promise<HomeView> {
  const rights = new Set(input.permissions);
  const window = await windowOf(db, input.days, input.now);
  return {
    days: input.days,
    ...{ from: window.from.toISOString(), to: window.to.toISOString() },
    before: { from: window.before.from.toISOString(), to: window.before.to.toISOString() },
    figures: rights.has('analytics.read') ? await readFigures(db, window, input.mostMessages ?? MOST_MESSAGES) : null,
    waiting: rights.has('conversations.read') ? await readWaiting(db) : null,
    broken: rights.has('channels.read') ? await readBroken(db) : null,
    knowledge: rights.has('knowledge.read') ? await readKnowledgeState(db) : null,
  };
}

async function readFigures(db: TenantDb, window: Window, most: number): Promise<HomeView['figures']> {
  const cut = await newestLeftOut(db, window, most);
  const from = cut !== null && cut > window.from ? cut : window.from;
  return {
    now: await countFigures(db, from, window.to),
    before: cut === null ? await countFigures(db, window.before.from, window.before.to) : null,
    trend: await dailyTrend(db, window, cut ?? window.before.from),
    countedFrom: cut?.toISOString() ?? null,
  };
}

/** Of the messages since the time before, the first that is too many, counted from the newest; null when all may be read. */
async function newestLeftOut(db: TenantDb, window: Window, most: number): Promise<Date | null> {
  const [row] = await db.sql<{ at: Date }>(
    `select at from message where tenant_id = $1 and at >= $2 and at < $3 order by at desc offset $4 limit 1`,
    [db.tenantId, window.before.from, window.to, most],
  );
  // Counting begins behind it, also where several were written in the same moment.
  return row ? new Date(row.at.getTime() + 1) : null;
}
