import type { AccessDb } from '../../platform/db/index.ts';
import { makeId } from '../../platform/ids.ts';
import { issueAccessToken } from './access-token.ts';
import type { Caller, Door } from './door.ts';
import { SESSION_MAX_MS } from './limits.ts';
import { hashSecret, newSecret } from './secret-text.ts';
import { carryAttempts } from './throttle.ts';

export interface SessionStart {
  userId: string;
  /** Null only for an operator outside every tenant. The caller has checked that the person belongs there. */
  tenantId: string | null;
  caller: Caller;
  /** An operator who looks into the tenant, read-only, until then. */
  support?: { reason: string; until: Date };
  /** The session in whose place it comes, which was ended. */
  replaces?: string;
}

/** A session that was begun: its id, and the refresh token that goes into the cookie and is stored nowhere. */
export interface StartedSession {
  sessionId: string;
  userId: string;
  tenantId: string | null;
  operator: boolean;
  refreshToken: string;
}

/** Begins a session, which is one family of refresh tokens. Give it to `openSession` once its transaction is committed. */
export async function startSession(door: Pick<Door, 'clock'>, db: AccessDb, start: SessionStart): Promise<StartedSession> {
  const now = door.clock.now();
  const person = await db.access
    .selectFrom('app_user')
    .select(['password_version', 'operator'])
    .where('id', '=', start.userId)
    .executeTakeFirstOrThrow();
  const operator = person.operator && (start.tenantId === null || start.support !== undefined);
  const sessionId = makeId('ses');
  const refreshToken = newSecret();
  const latest = now.getTime() + SESSION_MAX_MS;
  await db.access
    .insertInto('user_session')
    .values({
      id: sessionId,
      tenant_id: start.tenantId,
      user_id: start.userId,
      operator,
      support_reason: start.support?.reason ?? null,
      support_until: start.support?.until ?? null,
      password_version: person.password_version,
      device: start.caller.device,
      address: start.caller.address,
      created_at: now,
      last_seen_at: now,
      expires_at: new Date(Math.min(latest, start.support?.until.getTime() ?? latest)),
      end_reason: null,
    })
    .execute();
  await db.access
    .insertInto('refresh_token')
    .values({ token_hash: hashSecret(refreshToken), session_id: sessionId, issued_at: now, successor_sealed: null })
    .execute();
  if (start.replaces) await carryAttempts(db, start.userId, { from: start.replaces, to: sessionId });
  if (start.tenantId !== null) {
    await db.access
      .updateTable('member')
      .set({ last_seen_at: now })
      .where('tenant_id', '=', start.tenantId)
      .where('user_id', '=', start.userId)
      .execute();
  }
  return { sessionId, userId: start.userId, tenantId: start.tenantId, operator, refreshToken };
}

/** What a sign-in answers with, and the token that the HTTP layer puts into the refresh cookie. */
export interface OpenedSession {
  refreshToken: string;
  result: { status: 'signed_in'; accessToken: string; expiresIn: number; tenantId: string | null; operator: boolean };
}

/** The first access token of a session. After the commit, because the keys have a transaction of their own. */
export async function openSession(door: Pick<Door, 'keys'>, session: StartedSession): Promise<OpenedSession> {
  const token = await issueAccessToken(door, session);
  return {
    refreshToken: session.refreshToken,
    result: { status: 'signed_in', ...token, tenantId: session.tenantId, operator: session.operator },
  };
}
