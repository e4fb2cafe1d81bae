import type { UserSessionView } from '@wafaa/contracts';
import { recordAccessAudit } from '../audit/index.ts';
import type { AccessDb } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import type { AccountAccess } from './account.ts';
import type { Door } from './door.ts';
import { endSessions } from './end-sessions.ts';
import { SESSION_IDLE_MS } from './limits.ts';
import { listMemberships } from './memberships.ts';
import { openSession, type OpenedSession, startSession } from './start-session.ts';

/** Where the person is signed in, the last used first. */
export async function listUserSessions(door: Door, { person }: Pick<AccountAccess, 'person'>): Promise<UserSessionView[]> {
  const now = door.clock.now();
  const rows = await door.database.withAccess((db) =>
    db.access
      .selectFrom('user_session as session')
      .innerJoin('app_user', 'app_user.id', 'session.user_id')
      .leftJoin('tenant', 'tenant.tenant_id', 'session.tenant_id')
      .select(['session.id as id', 'session.device as device', 'session.address as address'])
      .select([
        'session.created_at as startedAt',
        'session.last_seen_at as lastSeenAt',
        'tenant.name as name',
        'app_user.language as language',
      ])
      .where('session.user_id', '=', person.userId)
      .where('session.ended_at', 'is', null)
      .where('session.expires_at', '>', now)
      .where('session.last_seen_at', '>', new Date(now.getTime() - SESSION_IDLE_MS))
      .whereRef('session.password_version', '=', 'app_user.password_version')
      .orderBy('session.last_seen_at', 'desc')
      .orderBy('session.id', 'desc')
      .limit(200)
      .execute(),
  );
  return rows.map((row) => ({
    id: row.id,
    current: row.id === person.sessionId,
    tenantName: row.name?.[row.language] ?? row.name?.en ?? row.name?.ar ?? null,
    device: row.device,
    address: row.address,
    startedAt: row.startedAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
  }));
}

/** @throws access.session_not_found, also for somebody else's */
export async function revokeUserSession(door: Door, { person, audit }: AccountAccess, sessionId: string): Promise<void> {
  await door.database.withAccess(async (db) => {
    const [ended] = await endSessions(db, { sessionId, userId: person.userId }, 'revoked', door.clock.now());
    if (!ended) throw new AppError('access.session_not_found');
    const tenantId = await tenantOf(db, sessionId);
    await recordAccessAudit(db, audit, { tenantId, userId: person.userId, target: { kind: 'session', id: sessionId } });
  });
  door.changes.announce({ sessionId });
}

/** @returns how many ended */
export async function revokeOtherSessions(door: Door, { person, audit }: AccountAccess): Promise<number> {
  const ended = await door.database.withAccess(async (db) => {
    const ids = await endSessions(db, { userId: person.userId, except: person.sessionId }, 'revoked', door.clock.now());
    await recordAccessAudit(db, audit, { tenantId: null, userId: person.userId, after: { ended: ids.length } });
    return ids.length;
  });
  door.changes.announce({ userId: person.userId });
  return ended;
}

/** The session here ends, a new one begins there. @throws access.no_tenant, tenant.suspended, access.unauthenticated */
export async function switchTenant(door: Door, access: AccountAccess, tenantId: string): Promise<OpenedSession> {
  const { person, caller, audit } = access;
  const session = await door.database.withAccess(async (db) => {
    const [ended] = await endSessions(db, { sessionId: person.sessionId }, 'switched', door.clock.now());
    // It ended between the look at it and now.
    if (!ended) throw new AppError('access.unauthenticated');
    const there = (await listMemberships(db, person.userId)).find((membership) => membership.tenantId === tenantId);
    if (!there) throw new AppError('access.no_tenant');
    if (there.state === 'suspended') throw new AppError('tenant.suspended');
    const started = await startSession(door, db, { userId: person.userId, tenantId, caller, replaces: person.sessionId });
    const target = { kind: 'session', id: started.sessionId };
    // Not from where: which other businesses somebody belongs to is nothing that this one's log tells.
    await recordAccessAudit(db, audit, { tenantId, userId: person.userId, target });
    return started;
  });
  door.changes.announce({ sessionId: person.sessionId });
  return openSession(door, session);
}

async function tenantOf(db: AccessDb, sessionId: string): Promise<string | null> {
  const row = await db.access.selectFrom('user_session').select('tenant_id').where('id', '=', sessionId).executeTakeFirst();
  return row?.tenant_id ?? null;
}
