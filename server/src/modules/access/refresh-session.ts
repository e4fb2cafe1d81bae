import { type AuditSource, recordAccessAudit } from '../audit/index.ts';
import type { AccessDb } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import type { Door } from './door.ts';
import { endSessions } from './end-sessions.ts';
import { REFRESH_GRACE_MS } from './limits.ts';
import { hashSecret, newSecret } from './secret-text.ts';
import { judgeSession, loadSessionState, type SessionState } from './session-state.ts';
import { type OpenedSession, openSession } from './start-session.ts';

const successorOwner = (sessionId: string): string => `refresh:${sessionId}`;

/**
 * A new access token for a refresh token, which is replaced. A token that was used before ends its family, unless a second tab sends it a
 * moment later and its successor was not used yet: then the same successor is given again.
 * @throws access.unauthenticated, access.session_replayed, tenant.suspended
 */
export async function refreshSession(door: Door, input: { refreshToken: string | undefined; audit: AuditSource }): Promise<OpenedSession> {
  const { refreshToken, audit } = input;
  if (!refreshToken) throw new AppError('access.unauthenticated');
  const outcome = await door.database.withAccess((db) => rotate(door, db, refreshToken, audit));
  // What was found out stays written; only then it is an error.
  if ('replayed' in outcome) {
    door.changes.announce({ sessionId: outcome.replayed });
    throw new AppError('access.session_replayed');
  }
  return openSession(door, outcome);
}

async function rotate(door: Door, db: AccessDb, refreshToken: string, audit: AuditSource) {
  const now = door.clock.now();
  const tokenHash = hashSecret(refreshToken);
  const family = await db.access.selectFrom('refresh_token').select('session_id').where('token_hash', '=', tokenHash).executeTakeFirst();
  if (!family) throw new AppError('access.unauthenticated');
  const sessionId = family.session_id;
  // One at a time in a family: two tabs, or a thief and the owner, are put in order here.
  await db.access.selectFrom('user_session').select('id').where('id', '=', sessionId).forUpdate().execute();
  const state = await loadSessionState(db, sessionId);
  const judgement = state && judgeSession(state, now);
  if (!state || !judgement || judgement.verdict === 'over') throw new AppError('access.unauthenticated');
  if (judgement.verdict === 'suspended') throw new AppError('tenant.suspended');

  const given = await db.access.selectFrom('refresh_token').selectAll().where('token_hash', '=', tokenHash).executeTakeFirstOrThrow();
  const successor = given.used_at === null ? await succeed(door, db, { sessionId, tokenHash, now }) : await sameAgain(door, db, given, now);
  if (successor === null) {
    await endSessions(db, { sessionId }, 'replayed', now);
    // The call is refused and leaves no row of its own; that a family was ended is a deed, and its person should see it.
    const system = { ...audit, action: 'session.replayed', actor: { kind: 'system' as const, id: null, name: 'system' } };
    await recordAccessAudit(db, system, { tenantId: state.tenantId, userId: state.userId, target: { kind: 'session', id: sessionId } });
    return { replayed: sessionId };
  }
  await noteSeen(db, state, now);
  const actor = { kind: state.operatorSession ? ('operator' as const) : ('user' as const), id: state.userId, name: state.name };
  const target = { kind: 'session', id: sessionId };
  await recordAccessAudit(db, { ...audit, actor }, { tenantId: state.tenantId, userId: state.userId, target });
  return { sessionId, userId: state.userId, tenantId: state.tenantId, operator: state.operatorSession, refreshToken: successor };
}

async function succeed(door: Door, db: AccessDb, used: { sessionId: string; tokenHash: string; now: Date }): Promise<string> {
  const { sessionId, tokenHash, now } = used;
  const successor = newSecret();
  // The token before this one has had its grace: its successor is used now.
  await db.access
    .updateTable('refresh_token')
    .set({ successor_sealed: null })
    .where('session_id', '=', sessionId)
    .where('successor_sealed', 'is not', null)
    .execute();
  await db.access
    .updateTable('refresh_token')
    .set({ used_at: now, successor_sealed: door.secrets.seal(successorOwner(sessionId), { token: successor }) })
    .where('token_hash', '=', tokenHash)
    .execute();
  await db.access
    .insertInto('refresh_token')
    .values({ token_hash: hashSecret(successor), session_id: sessionId, issued_at: now, successor_sealed: null })
    .execute();
  return successor;
}

/** Null: a token that was used before, outside of its grace. */
async function sameAgain(
  door: Door,
  db: AccessDb,
  given: { session_id: string; used_at: Date | null; successor_sealed: Buffer | null },
  now: Date,
): Promise<string | null> {
  if (!given.successor_sealed || !given.used_at || now.getTime() - given.used_at.getTime() > REFRESH_GRACE_MS) return null;
  const { token = '' } = door.secrets.open(successorOwner(given.session_id), given.successor_sealed);
  const successor = await db.access
    .selectFrom('refresh_token')
    .select('used_at')
    .where('token_hash', '=', hashSecret(token))
    .executeTakeFirst();
  return successor && successor.used_at === null ? token : null;
}

async function noteSeen(db: AccessDb, state: SessionState, now: Date): Promise<void> {
  await db.access.updateTable('user_session').set({ last_seen_at: now }).where('id', '=', state.sessionId).execute();
  if (state.tenantId === null || state.operatorSession) return;
  await db.access
    .updateTable('member')
    .set({ last_seen_at: now })
    .where('tenant_id', '=', state.tenantId)
    .where('user_id', '=', state.userId)
    .execute();
}

/** Ends the session of a refresh token, a used one too. Silent when there is none. */
export async function signOut(door: Door, input: { refreshToken: string | undefined; audit: AuditSource }): Promise<void> {
  const { refreshToken, audit } = input;
  if (!refreshToken) return;
  const sessionId = await door.database.withAccess(async (db) => {
    const session = await db.access
      .selectFrom('refresh_token')
      .innerJoin('user_session', 'user_session.id', 'refresh_token.session_id')
      .innerJoin('app_user', 'app_user.id', 'user_session.user_id')
      .select(['user_session.id as id', 'user_session.tenant_id as tenantId', 'user_session.operator as operator'])
      .select(['app_user.id as userId', 'app_user.name as name'])
      .where('refresh_token.token_hash', '=', hashSecret(refreshToken))
      .executeTakeFirst();
    const [ended] = session ? await endSessions(db, { sessionId: session.id }, 'signed_out', door.clock.now()) : [];
    if (!session || !ended) return null;
    const actor = { kind: session.operator ? ('operator' as const) : ('user' as const), id: session.userId, name: session.name };
    const target = { kind: 'session', id: session.id };
    await recordAccessAudit(db, { ...audit, actor }, { tenantId: session.tenantId, userId: session.userId, target });
    return session.id;
  });
  if (sessionId) door.changes.announce({ sessionId });
}
