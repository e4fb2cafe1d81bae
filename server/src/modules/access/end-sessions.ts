import type { AccessDb } from '../../platform/db/index.ts';

export interface SessionsToEnd {
  sessionId?: string;
  userId?: string;
  tenantId?: string;
  /** This one stays. */
  except?: string;
}

export type EndReason = 'signed_out' | 'revoked' | 'replayed' | 'password_changed' | 'switched' | 'left';

/**
 * Ends the sessions that meet every given condition, with their refresh tokens. Announce it after the commit (`door.changes.announce`):
 * then their access tokens and sockets end too.
 * @returns the ids of those that were open
 */
export async function endSessions(db: AccessDb, which: SessionsToEnd, reason: EndReason, now: Date): Promise<string[]> {
  if (!which.sessionId && !which.userId && !which.tenantId) throw new TypeError('name whose sessions are to end');
  let update = db.access.updateTable('user_session').set({ ended_at: now, end_reason: reason }).where('ended_at', 'is', null);
  if (which.sessionId) update = update.where('id', '=', which.sessionId);
  if (which.userId) update = update.where('user_id', '=', which.userId);
  if (which.tenantId) update = update.where('tenant_id', '=', which.tenantId);
  if (which.except) update = update.where('id', '!=', which.except);
  const ended = (await update.returning('id').execute()).map((row) => row.id);
  if (ended.length > 0) {
    // Nobody is given a successor any more.
    await db.access.updateTable('refresh_token').set({ successor_sealed: null }).where('session_id', 'in', ended).execute();
  }
  return ended;
}
