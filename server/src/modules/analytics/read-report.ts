import type { ReportDays, ReportView } from '@wafaa/contracts';
import type { TenantDb } from '../../platform/db/index.ts';
import { countReport } from './count-report.ts';
import { countedOf, presentCounted } from './counted-of.ts';
import { type Span, windowOfDays } from './window-of.ts';

export interface LookInput extends ReportDays {
  now: Date;
  /** Of how many messages at most; as `MOST_MESSAGES` when absent. */
  mostMessages?: number;
}

/** What became of the conversations of some days, and what they were about. @throws analytics.days_ahead */
export async function readReport(db: TenantDb, input: LookInput): Promise<ReportView> {
  const counted = await countedOf(db, await windowOfDays(db, input, input.now), input.mostMessages);
  return {
    ...presentCounted(counted),
    now: await countReport(db, counted.now),
    earlier: counted.before && (await countReport(db, counted.before)),
    trends: await topicTrends(db, counted.now),
  };
}

const SLICES = 12;

/** Conversations in which a topic came up, in twelve equal pieces of the time. */
async function topicTrends(db: TenantDb, { from, to }: Span): Promise<ReportView['trends']> {
  const rows = await db.sql<{ topic: string; slice: number; count: number }>(
    `select asked_intent as topic, width_bucket(extract(epoch from started_at)::float8, extract(epoch from $2::timestamptz)::float8,
       extract(epoch from $3::timestamptz)::float8, ${SLICES}) as slice, count(distinct conversation_id)::int as count
     from turn where tenant_id = $1 and started_at >= $2 and started_at < $3 and state in ('done', 'failed') and asked_intent is not null
     group by 1, 2`,
    [db.tenantId, from, to],
  );
  const trends = new Map<string, number[]>();
  for (const { topic, slice, count } of rows) {
    const counts = trends.get(topic) ?? Array.from({ length: SLICES }, () => 0);
    counts[slice - 1] = count;
    trends.set(topic, counts);
  }
  return [...trends].map(([topic, slices]) => ({ topic, counts: slices }));
}
