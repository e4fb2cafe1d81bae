import { randomUUID } from 'node:crypto';
import { recordAccessAudit } from '../audit/index.ts';
import { queueMail } from '../mail/index.ts';
import type { AccessDb } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import type { Door } from './door.ts';
import { findMailLink, SignUpPayload, useMailLink } from './mail-links.ts';
import { addMember, addPerson } from './people.ts';
import { type Arrival, auditOf, continueSignIn, type ProvenPerson, type SignInOutcome } from './sign-in.ts';
import { addTenant } from './slug.ts';

/**
 * Opens the link of a mail: makes the tenant and its owner, or completes a change of address. Signs in as far as the link alone may: a
 * second factor is still asked for.
 * @throws access.link_expired
 */
export async function verifyEmail(door: Door, arrival: Arrival, input: { token: string }): Promise<SignInOutcome> {
  const { person, tenantId } = await door.database.withAccess(async (db) => {
    const link = await findMailLink(door, db, input.token);
    if (link.purpose === 'password_reset') throw new AppError('access.link_expired');
    await useMailLink(door, db, link);
    const opened = link.purpose === 'sign_up' ? await make(door, db, link) : await changeAddress(door, db, link);
    const target = { kind: 'user', id: opened.person.id };
    await recordAccessAudit(db, auditOf(arrival, opened.person), { tenantId: opened.tenantId, userId: opened.person.id, target });
    return opened;
  });
  door.changes.announce({ userId: person.id });
  return continueSignIn(door, arrival, person, { secondFactor: false, tenantId, audited: true });
}

interface Opened {
  person: ProvenPerson;
  tenantId: string | null;
}

async function make(door: Door, db: AccessDb, link: { email: string; payload: unknown }): Promise<Opened> {
  const { name, language, passwordHash, tenant } = SignUpPayload.parse(link.payload);
  // The address was taken meanwhile, by an invitation perhaps.
  if (await isTaken(db, link.email)) throw new AppError('access.link_expired');
  const userId = await addPerson(db, { email: link.email, name, language, passwordHash });
  const tenantId = randomUUID();
  await addTenant(db, { id: tenantId, ...tenant });
  await addMember(db, { tenantId, userId, role: 'owner', now: door.clock.now() });
  return { person: await load(db, userId), tenantId };
}

async function changeAddress(door: Door, db: AccessDb, link: { email: string; user_id: string | null }): Promise<Opened> {
  const { email } = link;
  const before = link.user_id === null || (await isTaken(db, email)) ? null : await load(db, link.user_id);
  if (!before) throw new AppError('access.link_expired');
  await db.access.updateTable('app_user').set({ email, updated_at: door.clock.now() }).where('id', '=', before.id).execute();
  await db.access.updateTable('member').set({ email }).where('user_id', '=', before.id).execute();
  const values = { name: before.name, newEmail: email };
  await queueMail(db, { to: before.email, language: before.language, template: 'email_changed', values });
  return { person: { ...before, email }, tenantId: null };
}

async function isTaken(db: AccessDb, email: string): Promise<boolean> {
  return (await db.access.selectFrom('app_user').select('id').where('email', '=', email).executeTakeFirst()) !== undefined;
}

function load(db: AccessDb, userId: string): Promise<ProvenPerson> {
  return db.access
    .selectFrom('app_user')
    .select(['id', 'name', 'email', 'language', 'operator', 'password_version', 'totp_enabled_at'])
    .where('id', '=', userId)
    .forUpdate()
    .executeTakeFirstOrThrow();
}
