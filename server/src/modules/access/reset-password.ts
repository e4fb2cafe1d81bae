import { recordAccessAudit } from '../audit/index.ts';
import { queueMail } from '../mail/index.ts';
import type { AccessDb } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import type { Door } from './door.ts';
import { endSessions } from './end-sessions.ts';
import { refuseKnownPassword } from './known-passwords.ts';
import { RESET_LINK_MS } from './limits.ts';
import { findMailLink, makeMailLink, useMailLink } from './mail-links.ts';
import { type Arrival, auditOf } from './sign-in.ts';
import { limitMails } from './sign-up.ts';

/** A link goes to the address if somebody has it; the answer says nothing of that. @throws request.rate_limited */
export async function requestPasswordReset(door: Door, arrival: Arrival, input: { email: string }): Promise<void> {
  const { email } = input;
  await limitMails(door, arrival, email);
  await door.database.withAccess(async (db) => {
    const person = await db.access.selectFrom('app_user').select(['id', 'name', 'language']).where('email', '=', email).executeTakeFirst();
    if (person) {
      const token = await makeMailLink(door, db, { purpose: 'password_reset', userId: person.id, email, lifeMs: RESET_LINK_MS });
      await queueMail(db, { to: email, language: person.language, template: 'reset_password', values: { name: person.name, token } });
    }
    await recordAccessAudit(db, arrival.audit, { tenantId: null, userId: person?.id ?? null });
  });
}

/** Sets a new password and ends every session of the person. @throws access.link_expired, access.password_known */
export async function resetPassword(door: Door, arrival: Arrival, input: { token: string; password: string }): Promise<void> {
  // Looked at once before the hash is made, so that a link that is over costs nothing.
  const { person: known, names } = await door.database.withAccess((db) => findReset(door, db, input.token));
  refuseKnownPassword(input.password, names);
  const passwordHash = await door.passwords.hash(input.password);
  await door.database.withAccess(async (db) => {
    const { link, person } = await findReset(door, db, input.token);
    await useMailLink(door, db, link);
    await setPassword(door, db, person, passwordHash, null);
    await recordAccessAudit(db, auditOf(arrival, person), { tenantId: null, userId: person.id, target: { kind: 'user', id: person.id } });
  });
  door.changes.announce({ userId: known.id });
}

async function findReset(door: Door, db: AccessDb, token: string) {
  const link = await findMailLink(door, db, token);
  const person =
    link.purpose === 'password_reset' && link.user_id !== null
      ? await db.access.selectFrom('app_user').selectAll().where('id', '=', link.user_id).executeTakeFirst()
      : undefined;
  // An address that was changed since has no say any more.
  if (!person || person.email !== link.email) throw new AppError('access.link_expired');
  return { link, person, names: await namesAround(db, person) };
}

/** What a password of this person must not be made of. */
export async function namesAround(db: AccessDb, person: { id: string; email: string; name: string }): Promise<string[]> {
  const tenants = await db.access
    .selectFrom('member')
    .innerJoin('tenant', 'tenant.tenant_id', 'member.tenant_id')
    .select('tenant.name as name')
    .where('member.user_id', '=', person.id)
    .execute();
  return [person.email.split('@')[0] ?? '', person.name, ...tenants.flatMap(({ name }) => [name.en ?? '', name.ar ?? ''])];
}

/** A new password voids what was issued under the old one: sessions (but the one that `keeps`), challenges and links. Announce it after. */
export async function setPassword(
  door: Door,
  db: AccessDb,
  person: { id: string; name: string; email: string; language: 'ar' | 'en'; password_version: number },
  passwordHash: string,
  keeps: string | null,
): Promise<void> {
  const now = door.clock.now();
  const next = await db.access
    .updateTable('app_user')
    .set((row) => ({ password_hash: passwordHash, password_version: row('password_version', '+', 1), updated_at: now }))
    .where('id', '=', person.id)
    .where('password_version', '=', person.password_version)
    .returning('password_version')
    .executeTakeFirst();
  // Somebody changed it in the meantime: what was proven was proven against another password.
  if (!next) throw new AppError('access.wrong_credentials');
  await endSessions(db, { userId: person.id, ...(keeps ? { except: keeps } : {}) }, 'password_changed', now);
  if (keeps) await db.access.updateTable('user_session').set(next).where('id', '=', keeps).execute();
  await db.access.updateTable('mail_link').set({ used_at: now }).where('user_id', '=', person.id).where('used_at', 'is', null).execute();
  await queueMail(db, { to: person.email, language: person.language, template: 'password_changed', values: { name: person.name } });
}
