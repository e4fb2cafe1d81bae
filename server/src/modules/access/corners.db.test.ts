import { generateSync } from 'otplib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, makeTenant, type TestDatabase } from '../../../test/database.ts';
import { signInAs } from '../../../test/people.ts';
import type { TenantId } from '../../platform/ids.ts';
import { listUserSessions, switchTenant } from './account-sessions.ts';
import { getAccount, updateAccount } from './account.ts';
import { chooseTenant, giveSecondFactor } from './answer-challenge.ts';
import { changeEmail, changePassword } from './change-credentials.ts';
import { endSessions } from './end-sessions.ts';
import { enterByLink, signDemoLink } from './enter-by-link.ts';
import { acceptInvitation, readInvitation } from './invitations.ts';
import { CHALLENGE_SECONDS, EMAIL_LINK_MS, RESET_LINK_MS, SIGN_UP_LINK_MS } from './limits.ts';
import { confirmSecondFactor, startSecondFactor } from './manage-second-factor.ts';
import { addMember } from './people.ts';
import { refreshSession, signOut } from './refresh-session.ts';
import { requestPasswordReset, resetPassword } from './reset-password.ts';
import { hashSecret, newSecret } from './secret-text.ts';
import { provePassword, signIn } from './sign-in.ts';
import { signUp } from './sign-up.ts';
import { addTenant, slugOf } from './slug.ts';
import { arrivalFrom, auditSource, createTestDoor, endOf } from './testing.ts';
import { verifyEmail } from './verify-email.ts';

// What happens between two steps: a link, a challenge or a proof that was good when it was begun.

let base: TestDatabase;
let made: ReturnType<typeof createTestDoor>;
let tenantId: TenantId;
let other: TenantId;
beforeAll(async () => {
  base = await createTestDatabase();
});
afterAll(() => base.close());
beforeEach(async () => {
  await base.asOwner('delete from signing_key');
  await base.asOwner('delete from app_user');
  await base.asOwner('delete from door_throttle');
  made = createTestDoor(base.database);
  ({ tenantId } = await makeTenant(base.database));
  ({ tenantId: other } = await makeTenant(base.database));
});

const PASSWORD = 'quiet-lantern-9134-vz';
const NEXT = 'another-lantern-55-qk';
const EMAIL = 'sara@people.example';
const from = () => arrivalFrom('192.0.2.1');

async function sara(tenants: readonly TenantId[] = [tenantId]) {
  const [first = tenantId, ...more] = tenants;
  const person = await signInAs(made.door, first, 'owner', { email: EMAIL, passwordHash: await made.door.passwords.hash(PASSWORD) });
  for (const each of more)
    await made.door.database.withAccess((db) =>
      addMember(db, { tenantId: each, userId: person.userId, role: 'agent', now: made.clock.now() }),
    );
  const access = {
    person: { userId: person.userId, name: 'Sara', sessionId: person.sessionId, operator: false },
    caller: { address: '192.0.2.1', device: 'Chrome on Linux' },
    audit: auditSource(),
  };
  return { ...person, access };
}
const changeTo = (access: Awaited<ReturnType<typeof sara>>['access'], next: string, current = PASSWORD) =>
  changePassword(made.door, access, { current, next });
async function turnOnSecondFactor(access: Awaited<ReturnType<typeof sara>>['access']): Promise<string> {
  const { secret } = await startSecondFactor(made.door, access, { password: PASSWORD });
  await confirmSecondFactor(made.door, access, { code: codeOf(secret) });
  made.clock.advance(60_000);
  return secret;
}
const codeOf = (secret: string): string => generateSync({ secret, epoch: Math.floor(made.clock.now().getTime() / 1000) });
async function challengeFor(email = EMAIL): Promise<string> {
  const { result } = await signIn(made.door, from(), { email, password: PASSWORD });
  if (result.status === 'signed_in') throw new Error('no challenge');
  return result.challenge;
}
const newest = async (template: string): Promise<string> => {
  const [mail] = await base.asOwner<{ body_text: string }>('select body_text from mail where template = $1 order by id desc limit 1', [
    template,
  ]);
  return /token[=/]([A-Za-z0-9_-]{43})/.exec(mail?.body_text ?? '')?.[1] ?? '';
};
async function invite(email: string, role = 'agent', into = tenantId): Promise<string> {
  const token = newSecret();
  await base.asOwner(
    `insert into invitation (tenant_id, id, email, role, token_hash, invited_by, invited_by_name, expires_at) values ($1, $2, $3, $4, $5, 'u', 'Omar', $6)`,
    [into, `inv_${token.slice(0, 9)}`, email, role, hashSecret(token), new Date(made.clock.now().getTime() + 3_600_000).toISOString()],
  );
  return token;
}

describe('a challenge', () => {
  test('ends after five minutes, with a change of the password, and is good for its own step only', async () => {
    const { access } = await sara([tenantId, other]);
    const choosing = await challengeFor();
    expect(await endOf(giveSecondFactor(made.door, from(), { challenge: choosing, code: '123456' }))).toBe('access.link_expired');
    await turnOnSecondFactor(access);
    // Given before the second factor was on: not enough any more.
    expect(await endOf(chooseTenant(made.door, from(), { challenge: choosing, tenantId }))).toBe('access.link_expired');
    const asking = await challengeFor();
    expect(await endOf(chooseTenant(made.door, from(), { challenge: asking, tenantId }))).toBe('access.link_expired');
    made.clock.advance(CHALLENGE_SECONDS * 1000);
    expect(await endOf(giveSecondFactor(made.door, from(), { challenge: asking, code: '123456' }))).toBe('access.link_expired');
    const late = await challengeFor();
    await changeTo(access, NEXT);
    expect(await endOf(giveSecondFactor(made.door, from(), { challenge: late, code: '123456' }))).toBe('access.link_expired');
  });

  test('of the second factor leads to the choice of a tenant, or straight to the one that was asked for', async () => {
    const { access } = await sara([tenantId, other]);
    const secret = await turnOnSecondFactor(access);
    const { result } = await giveSecondFactor(made.door, from(), { challenge: await challengeFor(), code: codeOf(secret) });
    if (result.status !== 'choose_tenant') throw new Error(result.status);
    expect((await chooseTenant(made.door, from(), { challenge: result.challenge, tenantId: other })).result).toMatchObject({
      tenantId: other,
    });
    const asked = await signIn(made.door, from(), { email: EMAIL, password: PASSWORD, tenantId: other });
    if (asked.result.status !== 'second_factor') throw new Error(asked.result.status);
    made.clock.advance(60_000);
    const straight = await giveSecondFactor(made.door, from(), { challenge: asked.result.challenge, code: codeOf(secret) });
    expect(straight.result).toMatchObject({ status: 'signed_in', tenantId: other });
  });

  test('whose code comes twice at once signs in once', async () => {
    const { access } = await sara();
    const secret = await turnOnSecondFactor(access);
    const challenge = await challengeFor();
    const code = codeOf(secret);
    const ends = await Promise.all([1, 2, 3].map(() => endOf(giveSecondFactor(made.door, from(), { challenge, code }))));
    expect(ends.filter((end) => end === 'ok')).toHaveLength(1);
    expect(ends.filter((end) => end === 'access.wrong_code')).toHaveLength(2);
  });

  test('of somebody whose second factor was turned off meanwhile is over', async () => {
    const { access, userId } = await sara();
    await turnOnSecondFactor(access);
    const challenge = await challengeFor();
    await base.asOwner('update app_user set totp_enabled_at = null where id = $1', [userId]);
    expect(await endOf(giveSecondFactor(made.door, from(), { challenge, code: '123456' }))).toBe('access.link_expired');
  });
});

describe('a proof of the password', () => {
  test('that was given before the password changed begins no session after it', async () => {
    const { access } = await sara();
    const { matches } = made.door.passwords;
    let once = true;
    made.door.passwords = {
      ...made.door.passwords,
      async matches(stored, password) {
        const right = await matches(stored, password);
        if (once) {
          once = false;
          await changeTo(access, NEXT);
        }
        return right;
      },
    };
    expect(await endOf(signIn(made.door, from(), { email: EMAIL, password: PASSWORD }))).toBe('access.wrong_credentials');
  });

  test('changes the password for one of two who ask at once', async () => {
    const { access } = await sara();
    const ends = await Promise.all([NEXT, `${NEXT}-2`].map((next) => endOf(changeTo(access, next))));
    expect(ends.toSorted((a, b) => a.localeCompare(b))).toEqual(['access.wrong_credentials', 'ok']);
  });

  test('of somebody without a tenant opens nothing, and of an operator the platform', async () => {
    const { userId } = await sara();
    await base.asOwner('delete from member where user_id = $1', [userId]);
    expect(await endOf(signIn(made.door, from(), { email: EMAIL, password: PASSWORD }))).toBe('access.no_tenant');
    await base.asOwner('update app_user set operator = true where id = $1', [userId]);
    const { result } = await signIn(made.door, from(), { email: EMAIL, password: PASSWORD });
    expect(result).toMatchObject({ status: 'signed_in', operator: true, tenantId: null });
    await provePassword(made.door, from(), { email: EMAIL, password: PASSWORD });
    const opened = await signIn(made.door, from(), { email: EMAIL, password: PASSWORD });
    const again = await refreshSession(made.door, { refreshToken: opened.refreshToken, audit: auditSource('session.refreshed') });
    expect(again.result).toMatchObject({ operator: true, tenantId: null });
    await signOut(made.door, { refreshToken: again.refreshToken, audit: auditSource('session.ended') });
    const rows = await base.asOwner<{ actor_kind: string }>(
      "select actor_kind from audit_entry where action = 'session.ended' and user_id = $1",
      [userId],
    );
    expect(rows).toEqual([{ actor_kind: 'operator' }]);
  });
});

describe('a link of a mail', () => {
  const business = {
    name: { en: 'Bayt', ar: 'بيت' },
    kind: 'cafe',
    timeZone: 'Asia/Dubai',
    currency: 'AED',
    defaultLanguage: 'ar' as const,
  };
  const ask = (email: string) => signUp(made.door, from(), { email, password: PASSWORD, name: 'Sara', language: 'ar', tenant: business });

  test('is over after its time', async () => {
    const { access } = await sara();
    await ask('new@people.example');
    const signingUp = await newest('verify_email');
    made.clock.advance(SIGN_UP_LINK_MS);
    expect(await endOf(verifyEmail(made.door, from(), { token: signingUp }))).toBe('access.link_expired');
    await requestPasswordReset(made.door, from(), { email: EMAIL });
    const resetting = await newest('reset_password');
    made.clock.advance(RESET_LINK_MS);
    expect(await endOf(resetPassword(made.door, from(), { token: resetting, password: NEXT }))).toBe('access.link_expired');
    await changeEmail(made.door, access, { email: 'moved@people.example', password: PASSWORD });
    const moving = await newest('change_email');
    made.clock.advance(EMAIL_LINK_MS);
    expect(await endOf(verifyEmail(made.door, from(), { token: moving }))).toBe('access.link_expired');
    expect((await getAccount(made.door, access)).pendingEmail).toBeNull();
  });

  test('is void when its address was taken, or changed, or its password changed, in the meantime', async () => {
    const { access, userId } = await sara();
    await ask('late@people.example');
    const signingUp = await newest('verify_email');
    await changeEmail(made.door, access, { email: 'late@people.example', password: PASSWORD });
    const moving = await newest('change_email');
    await requestPasswordReset(made.door, from(), { email: EMAIL });
    const resetting = await newest('reset_password');
    await verifyEmail(made.door, from(), { token: moving });
    expect(await endOf(verifyEmail(made.door, from(), { token: signingUp }))).toBe('access.link_expired');
    // It went to the address that was left.
    expect(await endOf(resetPassword(made.door, from(), { token: resetting, password: NEXT }))).toBe('access.link_expired');
    await changeEmail(made.door, access, { email: 'third@people.example', password: PASSWORD });
    const third = await newest('change_email');
    await changeTo(access, NEXT);
    expect(await endOf(verifyEmail(made.door, from(), { token: third }))).toBe('access.link_expired');
    await changeEmail(made.door, access, { email: 'fourth@people.example', password: NEXT });
    const fourth = await newest('change_email');
    await signInAs(made.door, tenantId, 'agent', { email: 'fourth@people.example' });
    expect(await endOf(verifyEmail(made.door, from(), { token: fourth }))).toBe('access.link_expired');
    expect(await base.asOwner('select email from app_user where id = $1', [userId])).toEqual([{ email: 'late@people.example' }]);
  });

  test('opened twice at once makes one business', async () => {
    await ask('once@people.example');
    const token = await newest('verify_email');
    const ends = await Promise.all([1, 2].map(() => endOf(verifyEmail(made.door, from(), { token }))));
    expect(ends.filter((end) => end === 'ok')).toHaveLength(1);
    expect(await base.asOwner("select 1 from member where email = 'once@people.example'")).toHaveLength(1);
  });
});

describe('an invitation', () => {
  test('is void for a new password when its address has got an owner since, and joins nobody twice', async () => {
    const token = await invite('new@people.example');
    const { hash } = made.door.passwords;
    made.door.passwords = {
      ...made.door.passwords,
      async hash(password) {
        await signInAs(made.door, other, 'agent', { email: 'new@people.example' });
        return hash(password);
      },
    };
    expect(await endOf(acceptInvitation(made.door, from(), { token, password: PASSWORD }))).toBe('access.link_expired');
    expect(await base.asOwner('select 1 from member where tenant_id = $1', [tenantId])).toEqual([]);
  });

  test('accepted twice at once makes one member, and by a member changes nothing but itself', async () => {
    const token = await invite('new@people.example');
    const ends = await Promise.all([1, 2].map(() => endOf(acceptInvitation(made.door, from(), { token, password: PASSWORD }))));
    expect(ends.filter((end) => end === 'ok')).toHaveLength(1);
    await sara();
    const again = await invite(EMAIL, 'analyst');
    await acceptInvitation(made.door, from(), { token: again, password: PASSWORD });
    expect(await base.asOwner('select role from member where tenant_id = $1 and email = $2', [tenantId, EMAIL])).toEqual([
      { role: 'owner' },
    ]);
  });

  test('names a role of the tenant’s own, or the bare id of one that is gone', async () => {
    await base.asOwner(
      `insert into tenant_role (tenant_id, id, label, permissions) values ($1, 'rol_host', '{"en":"Host","ar":null}', '{}')`,
      [tenantId],
    );
    expect(await readInvitation(made.door, await invite('a@people.example', 'rol_host'))).toMatchObject({
      role: { en: 'Host', ar: null },
      hasAccount: false,
    });
    expect(await readInvitation(made.door, await invite('b@people.example', 'constructor'))).toMatchObject({ role: { en: 'constructor' } });
    await base.asOwner(`update tenant set name = '{"en":null,"ar":"بيت"}' where tenant_id = $1`, [tenantId]);
    await acceptInvitation(made.door, from(), { token: await invite('c.d@people.example'), password: PASSWORD, language: 'ar' });
    expect(await base.asOwner("select name, language from app_user where email = 'c.d@people.example'")).toEqual([
      { name: 'c.d', language: 'ar' },
    ]);
  });
});

describe('a session', () => {
  test('moves to no tenant that rests, nor when it ended a moment before; then it stays as it is', async () => {
    const { access } = await sara([tenantId, other]);
    await base.asOwner("update tenant set state = 'suspended' where tenant_id = $1", [other]);
    expect(await endOf(switchTenant(made.door, access, other))).toBe('tenant.suspended');
    await base.asOwner(`update tenant set name = '{"en":null,"ar":"بيت"}' where tenant_id = $1`, [tenantId]);
    expect(await listUserSessions(made.door, access)).toMatchObject([{ current: true, tenantName: 'بيت' }]);
    await made.door.database.withAccess((db) => endSessions(db, { sessionId: access.person.sessionId }, 'revoked', made.clock.now()));
    await base.asOwner("update tenant set state = 'active' where tenant_id = $1", [other]);
    expect(await endOf(switchTenant(made.door, access, other))).toBe('access.unauthenticated');
  });

  test('is ended for nobody in particular by mistake never', async () => {
    await expect(made.door.database.withAccess((db) => endSessions(db, {}, 'revoked', made.clock.now()))).rejects.toThrow(TypeError);
  });

  test('of a person who changes nothing of themselves stays as it was', async () => {
    const { access } = await sara();
    expect(await updateAccount(made.door, access, {})).toMatchObject({
      name: 'Test person',
      language: 'en',
      secondFactor: { enabled: false, recoveryCodesLeft: 0 },
    });
    expect(await endOf(confirmSecondFactor(made.door, access, { code: '123456' }))).toBe('access.wrong_code');
    await startSecondFactor(made.door, access, { password: PASSWORD });
    // A recovery code of nothing turns nothing on.
    expect(await endOf(confirmSecondFactor(made.door, access, { code: 'abcd-efgh-jkmn-pqrs' }))).toBe('access.wrong_code');
  });
});

describe('a link into a demo', () => {
  const enter = (token: string | undefined) =>
    enterByLink(made.door, { token, caller: from().caller, source: { ...auditSource('session.started'), reason: null } });

  test('begins a session of its person there, and of an operator outside', async () => {
    const { userId } = await sara();
    expect(await enter(signDemoLink(made.door, { userId, tenantId }))).toMatchObject({ userId, tenantId, operator: false });
    const operator = await signInAs(made.door, null);
    expect(await enter(signDemoLink(made.door, { userId: operator.userId, tenantId: null }))).toMatchObject({
      operator: true,
      tenantId: null,
    });
  });

  test('is worth nothing for whom it was not made, or who is gone', async () => {
    const { userId } = await sara();
    for (const token of [
      undefined,
      'x.y',
      signDemoLink(made.door, { userId, tenantId: other }),
      signDemoLink(made.door, { userId, tenantId: null }),
      signDemoLink(made.door, { userId: 'usr_gone', tenantId }),
    ])
      expect(await endOf(enter(token))).toBe('access.link_expired');
  });
});

test('a new key as the first act of an installation leaves nobody without one', async () => {
  await made.door.keys.rotate();
  expect(await made.door.keys.sign('wafaa:api', { sub: 'x' }, 60)).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
});

test('a name becomes an address in Latin letters, whatever it is written in', async () => {
  for (const [name, slug] of [
    [{ en: 'Bayt Al-Waha!', ar: null }, 'bayt-al-waha'],
    [{ en: 'Café L’Été', ar: null }, 'cafe-lete'],
    [{ en: null, ar: 'مَطْعَمُ الشّام' }, 'mtam-alsham'],
    [{ en: '寿司', ar: null }, 'business'],
    [{ en: null, ar: null }, 'business'],
    [{ en: 'x'.repeat(90), ar: null }, 'x'.repeat(40)],
  ] as const)
    expect(slugOf(name)).toBe(slug);
  const add = (): Promise<string> =>
    made.door.database.withAccess((db) =>
      addTenant(db, {
        id: crypto.randomUUID(),
        name: { en: 'Same Name', ar: null },
        kind: 'cafe',
        currency: 'AED',
        timeZone: 'Asia/Dubai',
        defaultLanguage: 'en',
      }),
    );
  const slugs = await Promise.all([add(), add(), add()]);
  expect(new Set(slugs)).toEqual(new Set(['same-name', 'same-name-2', 'same-name-3']));
});
