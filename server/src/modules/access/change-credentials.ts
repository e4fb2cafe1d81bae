import type { AccountView } from '@wafaa/contracts';
import { recordAccessAudit } from '../audit/index.ts';
import { queueMail } from '../mail/index.ts';
import type { AccessDb } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { type AccountAccess, viewAccount } from './account.ts';
import type { Door } from './door.ts';
import { refuseKnownPassword } from './known-passwords.ts';
import { EMAIL_LINK_MS } from './limits.ts';
import { makeMailLink } from './mail-links.ts';
import { namesAround, setPassword } from './reset-password.ts';
import { limitMails } from './sign-up.ts';
import { type Attempt, settleAttempt, takeAttempt } from './throttle.ts';

/** The password once more, before something that a borrowed screen must not do. @throws access.wrong_credentials, access.too_many_attempts */
export async function confirmPassword(door: Door, { person, caller }: AccountAccess, password: string) {
  // Counted by session: whoever guesses in a stolen one does not lock the person out of their own.
  const attempt: Attempt = { scope: 'confirm', account: person.userId, address: caller.address, known: person.sessionId };
  const found = await door.database.withAccess(async (db) => {
    await takeAttempt(door, db, attempt);
    return db.access.selectFrom('app_user').selectAll().where('id', '=', person.userId).executeTakeFirstOrThrow();
  });
  if (!(await door.passwords.matches(found.password_hash, password))) throw new AppError('access.wrong_credentials');
  await door.database.withAccess((db) => settleAttempt(db, attempt));
  return found;
}

/** Ends every other session of the person. @throws access.wrong_credentials, access.password_known, access.too_many_attempts */
export async function changePassword(door: Door, access: AccountAccess, input: { current: string; next: string }): Promise<void> {
  const found = await confirmPassword(door, access, input.current);
  refuseKnownPassword(input.next, await door.database.withAccess((db) => namesAround(db, found)));
  const passwordHash = await door.passwords.hash(input.next);
  await door.database.withAccess(async (db) => {
    await setPassword(door, db, found, passwordHash, access.person.sessionId);
    await recordAccessAudit(db, access.audit, { tenantId: null, userId: found.id, target: { kind: 'user', id: found.id } });
  });
  door.changes.announce({ userId: found.id });
}

/**
 * A link goes to the new address, and those that went to others before end; the old one gets a notice when it was opened. Whether the new one belongs to somebody already is not told.
 * @throws access.wrong_credentials, access.too_many_attempts
 */
export async function changeEmail(door: Door, access: AccountAccess, input: { email: string; password: string }): Promise<AccountView> {
  const found = await confirmPassword(door, access, input.password);
  const arrival = { caller: access.caller, audit: access.audit, deviceMark: undefined };
  await limitMails(door, arrival, input.email);
  return door.database.withAccess(async (db) => {
    const { email } = input;
    const taken = await db.access.selectFrom('app_user').select(['name', 'language']).where('email', '=', email).executeTakeFirst();
    await endChangesBefore(door, db, found.id);
    const token = await makeMailLink(door, db, { purpose: 'change_email', userId: found.id, email, lifeMs: EMAIL_LINK_MS });
    const { language, name } = found;
    if (taken) await queueMail(db, { to: email, language: taken.language, template: 'already_here', values: { name: taken.name } });
    else await queueMail(db, { to: email, language, template: 'change_email', values: { name, token } });
    await recordAccessAudit(db, access.audit, { tenantId: null, userId: found.id, target: { kind: 'user', id: found.id } });
    return viewAccount(door, db, found.id);
  });
}

/** The address of before may have been mistyped: whoever reads its mails must not take the account. One request after the other. */
async function endChangesBefore(door: Door, db: AccessDb, userId: string): Promise<void> {
  await db.access.selectFrom('app_user').select('id').where('id', '=', userId).forUpdate().executeTakeFirstOrThrow();
  await db.access
    .updateTable('mail_link')
    .set({ used_at: door.clock.now() })
    .where('user_id', '=', userId)
    .where('purpose', '=', 'change_email')
    .where('used_at', 'is', null)
    .execute();
}
