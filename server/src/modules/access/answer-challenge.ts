import type { AccessDb } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { readChallenge } from './challenge.ts';
import { knownDevice } from './device-mark.ts';
import type { Door } from './door.ts';
import { takeCode } from './second-factor.ts';
import { type Arrival, continueSignIn, type SignInOutcome } from './sign-in.ts';
import { type Attempt, settleAttempt, takeAttempt } from './throttle.ts';

/** @throws access.wrong_code, access.link_expired, access.too_many_attempts, and as `continueSignIn` */
export async function giveSecondFactor(door: Door, arrival: Arrival, input: { challenge: string; code: string }): Promise<SignInOutcome> {
  const claims = await readChallenge(door, 'second_factor', input.challenge);
  if (!claims) throw new AppError('access.link_expired');
  const attempt: Attempt = {
    scope: 'code',
    account: claims.userId,
    address: arrival.caller.address,
    known: knownDevice(door, claims.userId, arrival.deviceMark),
  };
  const person = await door.database.withAccess(async (db) => {
    const found = await findUnchanged(db, claims);
    await takeAttempt(door, db, attempt);
    return found;
  });
  const sealedSecret = person.totp_enabled_at && person.totp_secret;
  if (!sealedSecret) throw new AppError('access.link_expired');
  await door.database.withAccess(async (db) => {
    if (!(await takeCode(door, db, { userId: person.id, sealedSecret }, { code: input.code, recovery: true })))
      throw new AppError('access.wrong_code');
    await settleAttempt(db, attempt);
  });
  return continueSignIn(door, arrival, person, { secondFactor: true, tenantId: claims.tenantId });
}

/** @throws access.link_expired, access.no_tenant, tenant.suspended */
export async function chooseTenant(door: Door, arrival: Arrival, input: { challenge: string; tenantId: string }): Promise<SignInOutcome> {
  const claims = await readChallenge(door, 'choose_tenant', input.challenge);
  if (!claims) throw new AppError('access.link_expired');
  const person = await door.database.withAccess((db) => findUnchanged(db, claims));
  // A second factor that was turned on meanwhile was not given.
  if (person.totp_enabled_at && !claims.secondFactor) throw new AppError('access.link_expired');
  return continueSignIn(door, arrival, person, { secondFactor: claims.secondFactor, tenantId: input.tenantId });
}

async function findUnchanged(db: AccessDb, claims: { userId: string; passwordVersion: number }) {
  const person = await db.access.selectFrom('app_user').selectAll().where('id', '=', claims.userId).executeTakeFirst();
  if (!person || person.password_version !== claims.passwordVersion) throw new AppError('access.link_expired');
  return person;
}
