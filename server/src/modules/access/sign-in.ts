import type { Membership, SignInResult } from '@wafaa/contracts';
import { type AuditSource, recordAccessAudit } from '../audit/index.ts';
import { queueMail } from '../mail/index.ts';
import type { AccessDb } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { issueChallenge } from './challenge.ts';
import { knownDevice, markDevice } from './device-mark.ts';
import type { Caller, Door } from './door.ts';
import { listMemberships } from './memberships.ts';
import { openSession, startSession, type StartedSession } from './start-session.ts';
import { type Attempt, settleAttempt, takeAttempt } from './throttle.ts';

/** How a request came in: what the verbs of the door need besides their input. */
export interface Arrival {
  caller: Caller;
  /** Of the route; the verb writes in it who it was. */
  audit: AuditSource;
  /** The mark of a browser that signed in before, as its cookie has it. */
  deviceMark: string | undefined;
}

/** `refreshToken` and `deviceMark` go into cookies, and are there exactly when somebody was signed in. */
export interface SignInOutcome {
  result: SignInResult;
  refreshToken?: string;
  deviceMark?: string;
}

export interface ProvenPerson {
  id: string;
  name: string;
  email: string;
  language: 'ar' | 'en';
  operator: boolean;
  password_version: number;
  totp_enabled_at: Date | null;
}

/** @throws access.wrong_credentials, access.too_many_attempts, access.no_tenant, tenant.suspended */
export async function signIn(
  door: Door,
  arrival: Arrival,
  input: { email: string; password: string; tenantId?: string | undefined },
): Promise<SignInOutcome> {
  const person = await provePassword(door, arrival, input);
  return continueSignIn(door, arrival, person, { secondFactor: false, tenantId: input.tenantId ?? null });
}

/** The one place where an e-mail and a password meet. Takes the same steps whether or not anybody has that address. */
export async function provePassword(door: Door, arrival: Arrival, input: { email: string; password: string }) {
  const { person, attempt } = await door.database.withAccess(async (db) => {
    const found = await db.access.selectFrom('app_user').selectAll().where('email', '=', input.email).executeTakeFirst();
    const mine: Attempt = {
      scope: 'sign_in',
      account: input.email,
      address: arrival.caller.address,
      known: knownDevice(door, found?.id ?? null, arrival.deviceMark),
    };
    await takeAttempt(door, db, mine);
    return { person: found, attempt: mine };
  });
  // Outside of any transaction: a connection is not held while the hash is made.
  const right = await door.passwords.matches(person?.password_hash ?? null, input.password);
  if (!person || !right) throw new AppError('access.wrong_credentials');
  await door.database.withAccess((db) => settleAttempt(db, attempt));
  return person;
}

/**
 * After the first proof: asks for the second, or for the tenant, or begins the session. `audited`: the row of this call is in the log already.
 * @throws access.no_tenant, tenant.suspended
 */
export async function continueSignIn(
  door: Door,
  arrival: Arrival,
  person: ProvenPerson,
  so: { secondFactor: boolean; tenantId: string | null; audited?: boolean },
): Promise<SignInOutcome> {
  const claims = { userId: person.id, passwordVersion: person.password_version, secondFactor: so.secondFactor, tenantId: so.tenantId };
  if (person.totp_enabled_at && !so.secondFactor)
    return { result: { status: 'second_factor', challenge: await issueChallenge(door, { ...claims, step: 'second_factor' }) } };
  const next = await door.database.withAccess(async (db) => {
    const place = await findPlace(db, person, so.tenantId);
    return place.choose
      ? { choose: place.choose }
      : { session: await enter(door, db, arrival, person, place.tenantId, so.audited ?? false) };
  });
  if ('choose' in next) {
    const challenge = await issueChallenge(door, { ...claims, step: 'choose_tenant' });
    return { result: { status: 'choose_tenant', challenge, tenants: next.choose } };
  }
  const { result, refreshToken } = await openSession(door, next.session);
  const deviceMark = markDevice(door, person.id, knownDevice(door, person.id, arrival.deviceMark));
  return { result, refreshToken, deviceMark };
}

type Place = { choose: Membership[] } | { choose?: never; tenantId: string | null };

async function findPlace(db: AccessDb, person: ProvenPerson, wanted: string | null): Promise<Place> {
  if (person.operator && wanted === null) return { tenantId: null };
  const all = await listMemberships(db, person.id);
  const fitting = wanted === null ? all : all.filter(({ tenantId }) => tenantId === wanted);
  const [only] = fitting;
  if (!only) throw new AppError('access.no_tenant');
  if (fitting.length > 1) return { choose: fitting };
  if (only.state === 'suspended') throw new AppError('tenant.suspended');
  return { tenantId: only.tenantId };
}

async function enter(
  door: Door,
  db: AccessDb,
  arrival: Arrival,
  person: ProvenPerson,
  tenantId: string | null,
  audited: boolean,
): Promise<StartedSession> {
  const { caller } = arrival;
  await requireUnchanged(db, person);
  const before = await db.access.selectFrom('user_session').select('id').where('user_id', '=', person.id).limit(1).executeTakeFirst();
  const session = await startSession(door, db, { userId: person.id, tenantId, caller });
  if (!audited) await recordAccessAudit(db, auditOf(arrival, person), { tenantId, userId: person.id, target: targetOf(session) });
  if (before && !knownDevice(door, person.id, arrival.deviceMark)) {
    const values = { name: person.name, device: caller.device, address: caller.address, at: door.clock.now() };
    await queueMail(db, { to: person.email, language: person.language, template: 'new_sign_in', values });
  }
  return session;
}

/** A password that was changed while the sign-in was on its way makes it void. Locks the person, so that no change comes between. */
async function requireUnchanged(db: AccessDb, person: ProvenPerson): Promise<void> {
  const now = await db.access.selectFrom('app_user').select('password_version').where('id', '=', person.id).forUpdate().executeTakeFirst();
  if (now?.password_version !== person.password_version) throw new AppError('access.wrong_credentials');
}

export function auditOf(arrival: Arrival, person: { id: string; name: string; operator: boolean }): AuditSource {
  return { ...arrival.audit, actor: { kind: person.operator ? 'operator' : 'user', id: person.id, name: person.name } };
}

export function targetOf(session: { sessionId: string }): { kind: string; id: string } {
  return { kind: 'session', id: session.sessionId };
}
