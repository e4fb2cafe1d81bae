import { AppError } from '../../platform/errors.ts';
import { type Caller, type Door, endSessions, type OpenedSession, openSession, type Person, startSession } from '../access/index.ts';
import { type AuditSource, recordAccessAudit } from '../audit/index.ts';

export interface Entry {
  tenantId: string;
  /** Shown to the tenant. */
  reason: string;
  minutes: number;
}

/**
 * An operator's session inside a tenant: it reads (`SUPPORT_PERMISSIONS`), and ends by itself. It takes the place of the session that asked for
 * it, as its cookie does in the browser. One row, in the tenant, with the reason.
 * @throws tenant.not_found, access.unauthenticated
 */
export async function enterTenant(
  door: Door,
  { person, caller, audit }: { person: Person; caller: Caller; audit: AuditSource },
  { tenantId, reason, minutes }: Entry,
): Promise<OpenedSession> {
  const now = door.clock.now();
  const until = new Date(now.getTime() + minutes * 60_000);
  const session = await door.database.withAccess(async (db) => {
    const tenant = await db.access.selectFrom('tenant').select('slug').where('tenant_id', '=', tenantId).executeTakeFirst();
    if (!tenant) throw new AppError('tenant.not_found', { id: tenantId });
    const [ended] = await endSessions(db, { sessionId: person.sessionId }, 'switched', now);
    // It ended between the look at it and now.
    if (!ended) throw new AppError('access.unauthenticated');
    const started = await startSession(door, db, {
      userId: person.userId,
      tenantId,
      caller,
      support: { reason, until },
      replaces: person.sessionId,
    });
    await recordAccessAudit(
      db,
      { ...audit, reason },
      {
        tenantId,
        userId: null,
        target: { kind: 'tenant', id: tenantId, label: tenant.slug },
        after: { minutes, until },
      },
    );
    return started;
  });
  door.changes.announce({ sessionId: person.sessionId });
  return openSession(door, session);
}
