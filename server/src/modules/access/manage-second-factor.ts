import { recordAccessAudit } from '../audit/index.ts';
import type { AccessDb } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import type { AccountAccess } from './account.ts';
import { confirmPassword } from './change-credentials.ts';
import type { Door } from './door.ts';
import { makeRecoveryCodes, newAuthenticator, takeCode } from './second-factor.ts';
import { type Attempt, settleAttempt, takeAttempt } from './throttle.ts';

/** It counts once a code of it was confirmed. @throws access.wrong_credentials, access.second_factor_on, access.too_many_attempts */
export async function startSecondFactor(door: Door, access: AccountAccess, input: { password: string }) {
  const { id, email } = await confirmPassword(door, access, input.password);
  const { sealed, secret, uri, qrSvg } = newAuthenticator(door, { userId: id, email });
  await door.database.withAccess(async (db) => {
    const started = await db.access
      .updateTable('app_user')
      .set({ totp_secret: sealed, totp_last_step: null })
      .where('id', '=', id)
      .where('totp_enabled_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!started) throw new AppError('access.second_factor_on');
    await note(db, access);
  });
  return { secret, uri, qrSvg };
}

/** @throws access.wrong_code, access.second_factor_on, access.too_many_attempts */
export async function confirmSecondFactor(door: Door, access: AccountAccess, input: { code: string }) {
  const { userId } = access.person;
  const attempt = await takeCodeAttempt(door, access);
  const recoveryCodes = await door.database.withAccess(async (db) => {
    const person = await lock(db, userId);
    if (person.totp_enabled_at) throw new AppError('access.second_factor_on');
    const sealedSecret = person.totp_secret;
    if (!sealedSecret || !(await takeCode(door, db, { userId, sealedSecret }, { code: input.code, recovery: false })))
      throw new AppError('access.wrong_code');
    await settleAttempt(db, attempt);
    await setEnabled(db, userId, door.clock.now());
    await note(db, access);
    return makeRecoveryCodes(db, userId);
  });
  // A tenant that asks for a second factor opens now.
  door.changes.announce({ userId });
  return { recoveryCodes };
}

/** @throws access.wrong_credentials, access.second_factor_off, access.too_many_attempts */
export async function renewRecoveryCodes(door: Door, access: AccountAccess, input: { password: string }) {
  const { id } = await confirmPassword(door, access, input.password);
  return door.database.withAccess(async (db) => {
    if (!(await lock(db, id)).totp_enabled_at) throw new AppError('access.second_factor_off');
    await note(db, access);
    return { recoveryCodes: await makeRecoveryCodes(db, id) };
  });
}

/** @throws access.wrong_credentials, access.wrong_code, access.second_factor_off, access.too_many_attempts */
export async function removeSecondFactor(door: Door, access: AccountAccess, input: { password: string; code: string }): Promise<void> {
  const { id } = await confirmPassword(door, access, input.password);
  const attempt = await takeCodeAttempt(door, access);
  await door.database.withAccess(async (db) => {
    const person = await lock(db, id);
    if (!person.totp_enabled_at || !person.totp_secret) throw new AppError('access.second_factor_off');
    const { totp_secret: sealedSecret } = person;
    if (!(await takeCode(door, db, { userId: id, sealedSecret }, { code: input.code, recovery: true })))
      throw new AppError('access.wrong_code');
    await settleAttempt(db, attempt);
    await setEnabled(db, id, null);
    await db.access.deleteFrom('recovery_code').where('user_id', '=', id).execute();
    await note(db, access);
  });
  door.changes.announce({ userId: id });
}

async function takeCodeAttempt(door: Door, { person, caller }: AccountAccess): Promise<Attempt> {
  const attempt: Attempt = { scope: 'code', account: person.userId, address: caller.address, known: person.sessionId };
  await door.database.withAccess((db) => takeAttempt(door, db, attempt));
  return attempt;
}

function lock(db: AccessDb, userId: string) {
  return db.access
    .selectFrom('app_user')
    .select(['totp_secret', 'totp_enabled_at'])
    .where('id', '=', userId)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

async function setEnabled(db: AccessDb, userId: string, at: Date | null): Promise<void> {
  await db.access
    .updateTable('app_user')
    .set({ totp_enabled_at: at, ...(at ? {} : { totp_secret: null, totp_last_step: null }) })
    .where('id', '=', userId)
    .execute();
  await db.access
    .updateTable('member')
    .set({ second_factor: at !== null })
    .where('user_id', '=', userId)
    .execute();
}

async function note(db: AccessDb, { person, audit }: AccountAccess): Promise<void> {
  await recordAccessAudit(db, audit, { tenantId: null, userId: person.userId, target: { kind: 'user', id: person.userId } });
}
