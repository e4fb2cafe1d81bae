import type { EventView } from '@wafaa/contracts';
import type { TenantDb } from '../../platform/db/index.ts';

/** Events after a cursor, oldest first. Rows of transactions that may still be followed by an older id are left for the next call. */
export async function listEvents(db: TenantDb, input: { after: string; limit: number }): Promise<{ items: EventView[]; cursor: string }> {
  const rows = await db.sql<{ id: number; kind: string; conversation_id: string | null; at: Date }>(
    `select id, kind, conversation_id, at from event
     where tenant_id = $1 and id > $2 and xid < pg_snapshot_xmin(pg_current_snapshot()) order by id limit $3`,
    [db.tenantId, input.after, input.limit],
  );
  return {
    items: rows.map((row) => ({ id: String(row.id), kind: row.kind, conversationId: row.conversation_id, at: row.at.toISOString() })),
    cursor: String(rows.at(-1)?.id ?? input.after),
  };
}
