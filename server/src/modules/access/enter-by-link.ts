import { type AuditSource, recordAccessAudit } from '../audit/index.ts';
import { AppError } from '../../platform/errors.ts';
import type { Caller, Door } from './door.ts';
import { startSession, type StartedSession } from './start-session.ts';

const DEMO_LINK_MS = 30 * 24 * 3_600_000;

/** A signed text for a link that signs its person in. Only a demo installation hands such links out, and only there are they answered. */
export function signDemoLink(door: Door, who: { userId: string; tenantId: string | null }): string {
  return door.signedTexts.sign('demo_link', { userId: who.userId, ...(who.tenantId ? { tenantId: who.tenantId } : {}) }, DEMO_LINK_MS);
}

/** @throws access.link_expired */
export async function enterByLink(
  door: Door,
  input: { token: string | undefined; caller: Caller; source: Omit<AuditSource, 'actor'> },
): Promise<StartedSession> {
  const claims = door.signedTexts.read('demo_link', input.token);
  const [userId, tenantId = null] = [claims?.['userId'], claims?.['tenantId']];
  if (!userId) throw new AppError('access.link_expired');
  return door.database.withAccess(async (db) => {
    const person = await db.access.selectFrom('app_user').select(['name', 'operator']).where('id', '=', userId).executeTakeFirst();
    const belongs = tenantId
      ? await db.access
          .selectFrom('member')
          .select('user_id')
          .where('tenant_id', '=', tenantId)
          .where('user_id', '=', userId)
          .executeTakeFirst()
      : person?.operator;
    if (!person || !belongs) throw new AppError('access.link_expired');
    const session = await startSession(door, db, { userId, tenantId, caller: input.caller });
    const actor = { kind: person.operator ? ('operator' as const) : ('user' as const), id: userId, name: person.name };
    await recordAccessAudit(db, { ...input.source, actor }, { tenantId, userId, target: { kind: 'session', id: session.sessionId } });
    return session;
  });
}
