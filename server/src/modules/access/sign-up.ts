import { recordAccessAudit } from '../audit/index.ts';
import { queueMail } from '../mail/index.ts';
import { AppError } from '../../platform/errors.ts';
import { knownDevice } from './device-mark.ts';
import type { Door } from './door.ts';
import { refuseKnownPassword } from './known-passwords.ts';
import { SIGN_UP_LINK_MS } from './limits.ts';
import { makeMailLink, type SignUpPayload } from './mail-links.ts';
import type { Arrival } from './sign-in.ts';
import { takeAttempt } from './throttle.ts';

export interface SignUp {
  email: string;
  password: string;
  name: string;
  language: 'ar' | 'en';
  tenant: SignUpPayload['tenant'];
}

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/**
 * Nothing is made until the link in the mail is opened. Whoever has the address already gets another mail, and the caller the same answer
 * after the same work.
 * @throws access.password_known, tenant.unknown_time_zone, tenant.unknown_currency, request.rate_limited
 */
export async function signUp(door: Door, arrival: Arrival, input: SignUp): Promise<void> {
  const { email, name, language, tenant } = input;
  requireTimeZone(tenant.timeZone);
  if (!CURRENCIES.has(tenant.currency)) throw new AppError('tenant.unknown_currency');
  refuseKnownPassword(input.password, [email.split('@')[0] ?? '', name, tenant.name.en ?? '', tenant.name.ar ?? '']);
  await limitMails(door, arrival, email);
  const passwordHash = await door.passwords.hash(input.password);
  await door.database.withAccess(async (db) => {
    const known = await db.access.selectFrom('app_user').select(['id', 'name', 'language']).where('email', '=', email).executeTakeFirst();
    if (known) {
      await queueMail(db, { to: email, language: known.language, template: 'already_here', values: { name: known.name } });
    } else {
      const payload = { name, language, passwordHash, tenant };
      const token = await makeMailLink(door, db, { purpose: 'sign_up', userId: null, email, payload, lifeMs: SIGN_UP_LINK_MS });
      await queueMail(db, { to: email, language, template: 'verify_email', values: { name, token } });
    }
    await recordAccessAudit(db, arrival.audit, { tenantId: null, userId: known?.id ?? null });
  });
}

/** So many mails to one address and from one network. @throws request.rate_limited */
export async function limitMails(door: Door, arrival: Arrival, email: string): Promise<void> {
  await door.database.withAccess(async (db) => {
    const found = await db.access.selectFrom('app_user').select('id').where('email', '=', email).executeTakeFirst();
    // A stranger who has mails sent to somebody does not keep that person's own browser from asking for one.
    const known = knownDevice(door, found?.id ?? null, arrival.deviceMark);
    await takeAttempt(door, db, { scope: 'mail', account: email, address: arrival.caller.address, known }, 'request.rate_limited');
  });
}

function requireTimeZone(name: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
  } catch (error) {
    throw new AppError('tenant.unknown_time_zone', {}, { cause: error });
  }
}
