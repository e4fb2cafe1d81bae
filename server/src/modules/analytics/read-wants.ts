import type { HomeView } from '@wafaa/contracts';
import type { TenantDb } from '../../platform/db/index.ts';

/** A count that nobody reads beyond. */
const ENOUGH = 1_000;

/** Open conversations that nobody holds, as the inbox's view of them has them, and since when the first customer waits. */
export async function readWaiting(db: TenantDb): Promise<NonNullable<HomeView['waiting']>> {
  const [row] = await db.sql<{ count: number; since: Date | null }>(
    `select count(*)::int as count, min(since) as since from (
       select coalesce(waiting_since, pen_since) as since from conversation
       where tenant_id = $1 and state = 'open' and pen_holder = 'nobody' limit ${ENOUGH}) n`,
    [db.tenantId],
  );
  return { count: row?.count ?? 0, since: row?.since?.toISOString() ?? null };
}

export async function readBroken(db: TenantDb): Promise<NonNullable<HomeView['broken']>> {
  const rows = await db.query
    .selectFrom('channel_account')
    .select(['id', 'channel', 'display_name'])
    .where('state', '=', 'needs_reconnect')
    .orderBy('created_at')
    .limit(20)
    .execute();
  return rows.map(({ id, channel, display_name: displayName }) => ({ id, channel, displayName }));
}

export async function readKnowledgeState(db: TenantDb): Promise<NonNullable<HomeView['knowledge']>> {
  const proposed = (table: string): string => `select 1 from ${table} where tenant_id = $1 and state = 'proposed'`;
  const [row] = await db.sql<{ live: number; failed: number; unconfirmed: number }>(
    `select (count(*) filter (where state = 'live'))::int as live, (count(*) filter (where state = 'failed'))::int as failed,
       (select count(*)::int from (${['item', 'opening_hours', 'policy', 'branch'].map(proposed).join(' union all ')} limit ${ENOUGH}) n) as unconfirmed
     from source where tenant_id = $1 and kind = 'file'`,
    [db.tenantId],
  );
  return row ?? { live: 0, failed: 0, unconfirmed: 0 };
}
