import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, makeTenant, type TestDatabase } from '../../../test/database.ts';
import { signInAs } from '../../../test/people.ts';
import { AppError } from '../../platform/errors.ts';
import type { TenantId } from '../../platform/ids.ts';
import { signIn } from './sign-in.ts';
import { signUp } from './sign-up.ts';
import { arrivalFrom, codeOf, createTestDoor, endOf } from './testing.ts';

let base: TestDatabase;
let made: ReturnType<typeof createTestDoor>;
let tenantId: TenantId;
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
});

const PASSWORD = 'quiet-lantern-9134-vz';
const EMAIL = 'sara@people.example';
const person = async (email = EMAIL): Promise<string> =>
  (await signInAs(made.door, tenantId, 'owner', { email, passwordHash: await made.door.passwords.hash(PASSWORD) })).userId;
/** What a try says: `in`, or the code of its refusal with the seconds to wait. */
const attempt = (email: string, password: string, address: string, mark?: string): Promise<string> =>
  signIn(made.door, arrivalFrom(address, mark), { email, password }).then(
    () => 'in',
    (error: unknown) =>
      `${codeOf(error)}${error instanceof AppError && error.details['retryAfter'] ? ` ${error.details['retryAfter']}` : ''}`,
  );
const WRONG = 'access.wrong_credentials';

describe('guesses at the door', () => {
  test('wait longer each time, and a right password after the wait is welcome', async () => {
    await person();
    for (let time = 0; time < 5; time += 1) expect(await attempt(EMAIL, 'wrong', '192.0.2.7')).toBe(WRONG);
    for (const wait of [5, 10, 20, 40, 80]) {
      expect(await attempt(EMAIL, PASSWORD, '192.0.2.7')).toBe(`access.too_many_attempts ${wait}`);
      made.clock.advance(wait * 1_000 - 1);
      expect(await attempt(EMAIL, PASSWORD, '192.0.2.7')).toBe('access.too_many_attempts 1');
      made.clock.advance(1);
      expect(await attempt(EMAIL, 'wrong', '192.0.2.7')).toBe(WRONG);
    }
    made.clock.advance(160_000);
    expect(await attempt(EMAIL, PASSWORD, '192.0.2.7')).toBe('in');
    for (let time = 0; time < 4; time += 1) expect(await attempt(EMAIL, 'wrong', '192.0.2.7')).toBe(WRONG);
    expect(await attempt(EMAIL, PASSWORD, '192.0.2.7')).toBe('in');
  });

  test('count for somebody who does not exist as for somebody who does, and cost the same work', async () => {
    await person();
    const said = async (email: string): Promise<string[]> => {
      const answers: string[] = [];
      for (let time = 0; time < 8; time += 1) answers.push(await attempt(email, 'wrong', `192.0.2.${email.length}`));
      return answers;
    };
    const before = made.counted.hashes;
    const known = await said(EMAIL);
    const knownWork = made.counted.hashes - before;
    const unknown = await said('nobody@elsewhere.example');
    expect(unknown).toEqual(known);
    expect(made.counted.hashes - before - knownWork).toBe(knownWork);
    expect(knownWork).toBe(5);
  });

  test('made all at once are counted all', async () => {
    await person();
    const answers = await Promise.all(Array.from({ length: 30 }, () => attempt(EMAIL, 'wrong', '192.0.2.9')));
    expect(answers.filter((answer) => answer === WRONG)).toHaveLength(5);
  });

  test('at one account from many places are held up together, and nobody who was there before is', async () => {
    const userId = await person();
    const first = await signIn(made.door, arrivalFrom('198.51.100.1'), { email: EMAIL, password: PASSWORD });
    let held = 0;
    for (let place = 0; place < 60; place += 1) if ((await attempt(EMAIL, 'wrong', `203.0.113.${place}`)) !== WRONG) held += 1;
    expect(held).toBeGreaterThan(30);
    expect(await attempt(EMAIL, PASSWORD, '198.51.100.9')).toMatch(/too_many/);
    // The owner's own browser, even from the network that the guesses come from.
    for (const address of ['198.51.100.1', '203.0.113.5']) expect(await attempt(EMAIL, PASSWORD, address, first.deviceMark)).toBe('in');
    // The mark is worth nothing for another account, when changed, or without end.
    await person('omar@people.example');
    for (let time = 0; time < 5; time += 1) await attempt('omar@people.example', 'wrong', '192.0.2.44', first.deviceMark);
    expect(await attempt('omar@people.example', PASSWORD, '192.0.2.44', first.deviceMark)).toMatch(/too_many/);
    expect(await attempt(EMAIL, PASSWORD, '203.0.113.6', `${first.deviceMark}x`)).toMatch(/too_many/);
    expect(made.door.signedTexts.read('device', first.deviceMark)).toMatchObject({ userId });
    for (let time = 0; time < 10; time += 1) await attempt(EMAIL, 'wrong', '198.51.100.1', first.deviceMark);
    expect(await attempt(EMAIL, PASSWORD, '198.51.100.1', first.deviceMark)).toMatch(/too_many/);
  });

  test('at many accounts from one place are held up, an own account in between does not wash it clean', async () => {
    await person('attacker@people.example');
    const answers: string[] = [];
    for (let account = 0; account < 60; account += 1) {
      if (account % 5 === 0) await attempt('attacker@people.example', PASSWORD, '192.0.2.200');
      answers.push(await attempt(`a${account}@people.example`, 'wrong', '192.0.2.200'));
    }
    expect(answers.filter((answer) => answer === WRONG)).toHaveLength(40);
  });

  test('from one IPv6 network are from one place', async () => {
    for (let host = 0; host < 5; host += 1) expect(await attempt(EMAIL, 'wrong', `2001:db8:1:2:${host}::1`)).toBe(WRONG);
    expect(await attempt(EMAIL, 'wrong', '2001:db8:1:2:ffff:ffff:ffff:1')).toMatch(/too_many/);
    expect(await attempt(EMAIL, 'wrong', '2001:db8:1::9')).toBe(WRONG);
    expect(await attempt(EMAIL, 'wrong', '::1')).toBe(WRONG);
  });

  test('are forgotten an hour after the last, and no address of a person lies in their table', async () => {
    for (let time = 0; time < 5; time += 1) await attempt(EMAIL, 'wrong', '192.0.2.7');
    made.clock.advance(3_600_001);
    for (let time = 0; time < 5; time += 1) expect(await attempt(EMAIL, 'wrong', '192.0.2.7')).toBe(WRONG);
    expect(JSON.stringify(await base.asOwner('select * from door_throttle'))).not.toContain('sara');
  });
});

test('mails that a stranger can cause are few', async () => {
  const tenant = { name: { en: 'Bayt', ar: null }, kind: 'cafe', timeZone: 'Asia/Dubai', currency: 'AED', defaultLanguage: 'en' as const };
  const ask = (address: string): Promise<string> =>
    endOf(signUp(made.door, arrivalFrom(address), { email: EMAIL, password: PASSWORD, name: 'X', language: 'en', tenant }));
  const said: string[] = [];
  for (let time = 0; time < 20; time += 1) said.push(await ask(`203.0.113.${time}`));
  expect(said.filter((answer) => answer === 'ok')).toHaveLength(5);
  expect(said.at(-1)).toBe('request.rate_limited');
});
