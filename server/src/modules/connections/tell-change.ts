import type { TenantDb } from '../../platform/db/index.ts';

/** Open pages read from their list of events what became stale; in the transaction of what changed. */
export async function tellChange(db: TenantDb): Promise<void> {
  await db.query.insertInto('event').values({ kind: 'channel.changed', conversation_id: null, payload: '{}' }).execute();
}
