import type { HomeView } from '@wafaa/contracts';
import type { TenantDb } from '../../platform/db/index.ts';
import { countFigures } from './count-figures.ts';
import { countedOf } from './counted-of.ts';
import { dailyTrend } from './daily-trend.ts';
import { readBroken, readKnowledgeState, readWaiting } from './read-wants.ts';
import { type Window, windowOf } from './window-of.ts';

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
    figures: rights.has('analytics.read') ? await readFigures(db, window, input.mostMessages) : null,
    waiting: rights.has('conversations.read') ? await readWaiting(db) : null,
    broken: rights.has('channels.read') ? await readBroken(db) : null,
    knowledge: rights.has('knowledge.read') ? await readKnowledgeState(db) : null,
  };
}

async function readFigures(db: TenantDb, window: Window, most: number | undefined): Promise<HomeView['figures']> {
  const { now, before, cut } = await countedOf(db, window, most);
  return {
    now: await countFigures(db, now.from, now.to),
    before: before && (await countFigures(db, before.from, before.to)),
    trend: await dailyTrend(db, window, cut ?? window.before.from),
    countedFrom: cut?.toISOString() ?? null,
  };
}
