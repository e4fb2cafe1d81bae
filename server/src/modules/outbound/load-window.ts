import type { Database } from '../../platform/db/index.ts';
import { mintTenantId } from '../../platform/ids.ts';

/** When the time to write freely in a conversation ends; null when it never began. */
export type WindowLookup = (tenantId: string, conversationId: string) => Promise<Date | null>;

export function createWindowLookup(database: Database): WindowLookup {
  return (tenantId, conversationId) =>
    database.withTenant(mintTenantId(tenantId), async (db) => {
      const row = await db.query.selectFrom('conversation').select('window_expires_at').where('id', '=', conversationId).executeTakeFirst();
      return row?.window_expires_at ?? null;
    });
}
