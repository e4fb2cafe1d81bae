import type { LossKind } from '@wafaa/contracts';
import type { TenantDb } from '../../platform/db/index.ts';
import type { DeadJob } from '../../platform/jobs/jobs.ts';
import { FOUND, LATE_AFTER_MS } from './found.ts';
import { jobsAsJson } from './list-losses.ts';

export interface LossCounts {
  total: number;
  kinds: { kind: LossKind; count: number; oldest: string }[];
  /** Messages, where the others count entries. */
  unanswered: number;
}

/** What is in the list, by kind; what was let go of does not count. */
export async function countLosses(db: TenantDb, jobs: readonly DeadJob[]): Promise<LossCounts> {
  const rows = await db.sql<{ kind: LossKind; count: number; messages: number; oldest: Date }>(
    `${FOUND}
     select s.kind, count(*)::int as count, sum(s.entries)::int as messages, min(s.at) as oldest from standing s where s.dismissed_at is null
     group by s.kind order by s.kind`,
    [db.tenantId, jobsAsJson(jobs), LATE_AFTER_MS],
  );
  return {
    total: rows.reduce((sum, { count }) => sum + count, 0),
    kinds: rows.map(({ kind, count, oldest }) => ({ kind, count, oldest: oldest.toISOString() })),
    unanswered: rows.find(({ kind }) => kind === 'unanswered')?.messages ?? 0,
  };
}
