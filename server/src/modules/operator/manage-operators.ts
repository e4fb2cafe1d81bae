import { addPerson, type Door, endSessions, makeMailLink, newSecret } from '../access/index.ts';
import { type AuditSource, recordAccessAudit } from '../audit/index.ts';
import type { AccessDb } from '../../platform/db/index.ts';

const LINK_MS = 24 * 3_600_000;

/** A person of a tenant is asked to be an operator: nobody is both, so that who looks in is never one of those who are looked at. */
export class NotAnOperatorError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NotAnOperatorError';
  }
}

/**
 * Makes an operator of the platform, or a new link for one who is known. They choose their password with the link, which works once and for a
 * day; until then nobody can sign in as them. @throws NotAnOperatorError when the address belongs to somebody else
 */
export async function addOperator(door: Door, input: { email: string; name: string }): Promise<{ made: boolean; link: string }> {
  // Hashed from what nobody knows: a password that opens nothing.
  const passwordHash = await door.passwords.hash(newSecret());
  return door.database.withAccess(async (db) => {
    const known = await findPerson(db, input.email);
    if (known && !known.operator) throw new NotAnOperatorError('somebody who is no operator has this address');
    const userId =
      known?.id ?? (await addPerson(db, { email: input.email, name: input.name, language: 'en', passwordHash, operator: true }));
    const token = await makeMailLink(door, db, { purpose: 'password_reset', userId, email: input.email, lifeMs: LINK_MS });
    await recordAccessAudit(db, byCommand(known ? 'operator.link_made' : 'operator.added'), {
      tenantId: null,
      userId,
      target: { kind: 'user', id: userId, label: input.email },
    });
    return { made: known === undefined, link: `${door.publicUrl.replace(/\/+$/, '')}/reset-password?token=${token}` };
  });
}

/** Takes the operator's rights away and ends their sessions, also inside tenants. @throws NotAnOperatorError */
export async function removeOperator(door: Door, email: string): Promise<{ sessionsEnded: number }> {
  const { userId, sessionsEnded } = await door.database.withAccess(async (db) => {
    const known = await findPerson(db, email);
    if (!known?.operator) throw new NotAnOperatorError('no operator has this address');
    await db.access.updateTable('app_user').set({ operator: false }).where('id', '=', known.id).execute();
    // A link that was not used yet would set a password.
    await db.access
      .updateTable('mail_link')
      .set({ used_at: door.clock.now() })
      .where('user_id', '=', known.id)
      .where('used_at', 'is', null)
      .execute();
    const ended = await endSessions(db, { userId: known.id }, 'revoked', door.clock.now());
    await recordAccessAudit(db, byCommand('operator.removed'), {
      tenantId: null,
      userId: known.id,
      target: { kind: 'user', id: known.id, label: email },
      after: { sessionsEnded: ended.length },
    });
    return { userId: known.id, sessionsEnded: ended.length };
  });
  door.changes.announce({ userId });
  return { sessionsEnded };
}

/** Addresses and names, oldest first. */
export async function listOperators(door: Pick<Door, 'database'>): Promise<{ email: string; name: string; secondFactor: boolean }[]> {
  const rows = await door.database.withAccess((db) =>
    db.access
      .selectFrom('app_user')
      .select(['email', 'name', 'totp_enabled_at'])
      .where('operator', '=', true)
      .orderBy('created_at')
      .execute(),
  );
  return rows.map((row) => ({ email: row.email, name: row.name, secondFactor: row.totp_enabled_at !== null }));
}

function findPerson(db: AccessDb, email: string) {
  return db.access.selectFrom('app_user').select(['id', 'operator']).where('email', '=', email).executeTakeFirst();
}

function byCommand(action: string): AuditSource {
  return { action, actor: { kind: 'system', id: null, name: 'command line' }, reason: null, address: null, device: null, requestId: null };
}
