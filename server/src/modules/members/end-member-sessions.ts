import type { TenantDb } from '../../platform/db/index.ts';

/** Ends what a person has open in this tenant, and nowhere else. Announce it after the commit. Returns how many there were. */
export async function endMemberSessions(db: TenantDb, userId: string, reason: 'left' | 'revoked', now: Date): Promise<number> {
  const { numUpdatedRows } = await db.query
    .updateTable('user_session')
    .set({ ended_at: now, end_reason: reason })
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
