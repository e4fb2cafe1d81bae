import type { TenantDb } from '../../../platform/db/index.ts';

export interface Uses {
  count: number;
  lastAt: Date | null;
}
export const NEVER: Uses = { count: 0, lastAt: null };

const DAYS = 90;
/** Newest answers that are looked at. */
const MOST_TURNS = 5_000;

/** How often each of the owner's own questions led an answer lately: it was the best passage of an answer that was quoted or written from passages. */
export async function countUses(db: TenantDb, now: Date): Promise<Map<string, Uses>> {
  const rows = await db.sql<{ faq_id: string; count: number; last_at: Date }>(
    `select faq_id, count(*)::int as count, max(at) as last_at from (
       select jsonb_path_query_first(trace, '$.steps[*] ? (@.name == "passages").data.passages[0].faqId') #>> '{}' as faq_id,
         jsonb_path_query_first(trace, '$.steps[*] ? (@.name == "answer").data.engine') #>> '{}' as engine, started_at as at
       from turn where tenant_id = $1 and outcome = 'answered' and state = 'done' and started_at > $2
       order by started_at desc limit ${MOST_TURNS}
     ) as answers where faq_id is not null and engine in ('extractive', 'model') group by faq_id`,
    [db.tenantId, new Date(now.getTime() - DAYS * 86_400_000)],
  );
  return new Map(rows.map((row) => [row.faq_id, { count: row.count, lastAt: new Date(row.last_at) }]));
}
