import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, makeTenant, type TestDatabase } from '../../../test/database.ts';
import { signInAs } from '../../../test/people.ts';
import type { TenantId } from '../../platform/ids.ts';
import { switchTenant } from './account-sessions.ts';
import { changeEmail, confirmPassword } from './change-credentials.ts';
import { markDevice } from './device-mark.ts';
import { acceptInvitation, readInvitation } from './invitations.ts';
import { addMember } from './people.ts';
import { hashSecret, newSecret } from './secret-text.ts';
import { requestPasswordReset } from './reset-password.ts';
import { provePassword } from './sign-in.ts';
import { signUp } from './sign-up.ts';
import { arrivalFrom, auditSource, createTestDoor, endOf } from './testing.ts';
import { verifyEmail } from './verify-email.ts';

// What somebody hostile, or two at the same moment, try at the door.

let base: TestDatabase;
let made: ReturnType<typeof createTestDoor>;
let tenantId: TenantId;
beforeAll(async () => {
  base = await createTestDatabase();
});
afterAll(() => base.close());
beforeEach(async () => {
  for (const table of ['signing_key', 'mail', 'mail_link', 'app_user', 'door_throttle', 'tenant'])
    await base.asOwner(`delete from ${table}`);
  made = createTestDoor(base.database);
  ({ tenantId } = await makeTenant(base.database));
});

const PASSWORD = 'quiet-lantern-9134-vz';
const from = (address = '192.0.2.1') => arrivalFrom(address);
const passwordHash = () => made.door.passwords.hash(PASSWORD);

async function person(email: string, where: TenantId | null = tenantId) {
  const { userId, sessionId } = await signInAs(made.door, where, 'owner', { email, passwordHash: await passwordHash() });
  return {
    person: { userId, name: 'Sara', sessionId, operator: where === null },
    caller: { address: '192.0.2.1', device: 'Chrome on Linux' },
    audit: auditSource(),
  };
}
const tokensOf = async (template: string): Promise<string[]> => {
  const mails = await base.asOwner<{ body_text: string }>('select body_text from mail where template = $1 order by id', [template]);
  return mails.map((mail) => /token=([A-Za-z0-9_-]{43})/.exec(mail.body_text)?.[1] ?? '');
};
async function invite(email: string): Promise<string> {
  const token = newSecret();
  await base.asOwner(
    `insert into invitation (tenant_id, id, email, role, token_hash, invited_by, invited_by_name, expires_at) values ($1, $2, $3, 'agent', $4, 'u', 'Omar', $5)`,
    [tenantId, `inv_${token.slice(0, 9)}`, email, hashSecret(token), new Date(made.clock.now().getTime() + 3_600_000).toISOString()],
  );
  return token;
}
const ask = (email: string) =>
  signUp(made.door, from(), {
    email,
    password: PASSWORD,
    name: 'Noura',
    language: 'en',
    tenant: { name: { en: 'Bayt', ar: null }, kind: 'cafe', timeZone: 'Asia/Dubai', currency: 'AED', defaultLanguage: 'en' },
  });
const open = (token = '') => endOf(verifyEmail(made.door, from(), { token }));

describe('guesses at the password of a stolen session', () => {
  test('go on being counted when the session is replaced by a new one', async () => {
    let access = await person('sara@people.example');
    const guess = () => endOf(confirmPassword(made.door, access, 'wrong'));
    let looked = 0;
    for (let round = 0; round < 6; round += 1) {
      for (let time = 0; time < 5; time += 1) if ((await guess()) === 'access.wrong_credentials') looked += 1;
      const { result } = await switchTenant(made.door, access, tenantId);
      const { person: next } = await made.sessions.read(`Bearer ${result.accessToken}`);
      if (next) access = { ...access, person: next };
    }
    expect(looked).toBe(10);
    made.clock.advance(3_600_001);
    expect(await endOf(confirmPassword(made.door, access, PASSWORD))).toBe('ok');
  });
});

describe('mails that strangers cause', () => {
  test('do not keep the person from asking for a new password in their own browser', async () => {
    const { person: sara } = await person('sara@people.example');
    const reset = (address: string, mark?: string) =>
      endOf(requestPasswordReset(made.door, arrivalFrom(address, mark), { email: 'sara@people.example' }));
    for (let place = 0; place < 8; place += 1) await reset(`203.0.113.${place}`);
    expect(await reset('198.51.100.1')).toBe('request.rate_limited');
    expect(await reset('198.51.100.1', markDevice(made.door, sara.userId, null))).toBe('ok');
    expect(await reset('198.51.100.1', markDevice(made.door, 'usr_other', null))).toBe('request.rate_limited');
  });
});

describe('a switch to another tenant', () => {
  test('tells the log there nothing of the tenant that was left', async () => {
    const access = await person('sara@people.example');
    const { tenantId: other } = await makeTenant(base.database);
    await made.door.database.withAccess((db) =>
      addMember(db, { tenantId: other, userId: access.person.userId, role: 'agent', now: made.clock.now() }),
    );
    await switchTenant(made.door, access, other);
    const rows = await base.asOwner('select * from audit_entry where tenant_id = $1', [other]);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(tenantId);
  });
});

describe('addresses of callers', () => {
  test('in IPv4 are each a place of its own, also as a socket of both kinds writes them', async () => {
    const wrong = (account: number, address: string) =>
      endOf(provePassword(made.door, from(address), { email: `a${account}@people.example`, password: 'wrong' }));
    for (let account = 0; account < 45; account += 1) await wrong(account, '::ffff:198.51.100.7');
    expect(await wrong(90, '198.51.100.7')).toBe('access.too_many_attempts');
    expect(await wrong(91, '::ffff:203.0.113.9')).toBe('access.wrong_credentials');
  });
});

describe('a change of address', () => {
  test('that is asked for again ends the link before, which may lie in a mailbox of somebody else', async () => {
    const access = await person('sara@people.example');
    await changeEmail(made.door, access, { email: 'typo@people.example', password: PASSWORD });
    await changeEmail(made.door, access, { email: 'right@people.example', password: PASSWORD });
    const [typo, right] = await tokensOf('change_email');
    expect(await open(typo)).toBe('access.link_expired');
    expect(await open(right)).toBe('ok');
    expect(await base.asOwner('select email from app_user')).toEqual([{ email: 'right@people.example' }]);
  });

  test('by two people to one address at once is given to one of them', async () => {
    for (const email of ['sara@people.example', 'omar@people.example'])
      await changeEmail(made.door, await person(email), { email: 'new@people.example', password: PASSWORD });
    const ends = await Promise.all((await tokensOf('change_email')).map(open));
    expect(ends.sort()).toEqual(['access.link_expired', 'ok']);
  });
});

describe('a sign-up', () => {
  test('whose links are opened at once makes one business', async () => {
    for (let time = 0; time < 3; time += 1) await ask('noura@people.example');
    const ends = await Promise.all((await tokensOf('verify_email')).map(open));
    expect(ends.sort()).toEqual(['access.link_expired', 'access.link_expired', 'ok']);
    expect(await base.asOwner("select 1 from tenant where slug like 'bayt%'")).toHaveLength(1);
  });

  test('that is opened while an invitation to the same address is accepted makes one person', async () => {
    await ask('noura@people.example');
    const [link] = await tokensOf('verify_email');
    const token = await invite('noura@people.example');
    const ends = await Promise.all([open(link), endOf(acceptInvitation(made.door, from(), { token, password: PASSWORD, name: 'Noura' }))]);
    // Whichever is first: the sign-up has nothing to make any more, or the invitation asks for the password that was just set.
    expect(['access.link_expired,ok', 'ok,ok']).toContain(ends.sort().join());
    expect(await base.asOwner("select 1 from app_user where email = 'noura@people.example'")).toHaveLength(1);
  });
});

describe('an invitation', () => {
  test('to an operator opens nothing: who looks into tenants is never one of those who are looked at', async () => {
    await person('olga@platform.example', null);
    const token = await invite('olga@platform.example');
    expect(await endOf(readInvitation(made.door, token))).toBe('access.link_expired');
    expect(await endOf(acceptInvitation(made.door, from(), { token, password: PASSWORD }))).toBe('access.link_expired');
    expect(await base.asOwner('select 1 from member where tenant_id = $1', [tenantId])).toEqual([]);
  });
});
