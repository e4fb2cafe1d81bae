import { createHmac, createPublicKey } from 'node:crypto';
import { createLocalJWKSet, exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { signInAs } from '../../../test/people.ts';
import { createTestDatabase, makeTenant, type TestDatabase } from '../../../test/database.ts';
import type { TenantId } from '../../platform/ids.ts';
import { KEY_MAX_AGE_MS, KEY_PUBLISH_AHEAD_MS } from './limits.ts';
import { createTestDoor } from './testing.ts';
import { tidyDoor } from './tidy-door.ts';

let base: TestDatabase;
let tenantId: TenantId;
let other: TenantId;
beforeAll(async () => {
  base = await createTestDatabase();
  ({ tenantId } = await makeTenant(base.database));
  ({ tenantId: other } = await makeTenant(base.database));
});
afterAll(() => base.close());

let made: ReturnType<typeof createTestDoor>;
beforeEach(async () => {
  await base.asOwner('delete from signing_key');
  made = createTestDoor(base.database, undefined, { secretKey });
});
const secretKey = Buffer.alloc(32, 9);
const MINUTE = 60_000;
const bearer = (token: string): string => `Bearer ${token}`;
const expectRefused = (token: string): Promise<void> =>
  expect(made.sessions.read(bearer(token)), token.slice(0, 80)).rejects.toMatchObject({ code: 'access.unauthenticated' });
const headerOf = (token: string): { kid: string } =>
  JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as { kid: string };
const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('signing keys', () => {
  test('are made once, however many ask at the same moment, and their private halves lie sealed', async () => {
    const processes = [1, 2, 3].map(() => createTestDoor(base.database, made.clock, { secretKey }));
    await Promise.all(processes.map(({ door }) => door.keys.sign('wafaa:api', { sub: 'x' }, 60)));
    const rows = await base.asOwner<{ private_sealed: Buffer; public_jwk: object }>('select private_sealed, public_jwk from signing_key');
    expect(rows).toHaveLength(1);
    expect(rows[0]?.public_jwk).toEqual({ kty: 'OKP', crv: 'Ed25519', x: expect.stringMatching(/^[\w-]{43}$/) as string });
  });

  test('are published as a key set with which anybody can check a token, and nobody can make one', async () => {
    const { accessToken } = await signInAs(made.door, tenantId);
    const published = await made.door.keys.published();
    expect(JSON.stringify(published)).not.toContain('"d"');
    const { payload, protectedHeader } = await jwtVerify(accessToken, createLocalJWKSet(published), {
      audience: 'wafaa:api',
      issuer: 'https://wafaa.example',
      currentDate: made.clock.now(),
    });
    expect(protectedHeader.alg).toBe('EdDSA');
    expect(payload).toMatchObject({ tid: tenantId, exp: (payload.iat ?? 0) + 900 });
  });

  test('are replaced without a moment in which a good token fails', async () => {
    const before = await signInAs(made.door, tenantId);
    const { kid } = await made.door.keys.rotate();
    const published = new Set((await made.door.keys.published()).keys.map((key) => key.kid));
    expect(published).toEqual(new Set([kid, headerOf(before.accessToken).kid]));
    // Published first: until everybody can know it, the old one signs.
    expect(headerOf((await signInAs(made.door, tenantId)).accessToken).kid).toBe(headerOf(before.accessToken).kid);
    made.clock.advance(KEY_PUBLISH_AHEAD_MS - 1);
    const last = await signInAs(made.door, tenantId);
    expect(headerOf(last.accessToken).kid).toBe(headerOf(before.accessToken).kid);
    made.clock.advance(1);
    const after = await signInAs(made.door, tenantId);
    expect(headerOf(after.accessToken).kid).toBe(kid);
    made.clock.advance(14 * MINUTE);
    await made.sessions.read(bearer(last.accessToken));
    await made.sessions.read(bearer(after.accessToken));
    made.clock.advance(3 * MINUTE);
    expect((await made.door.keys.published()).keys.map((key) => key.kid)).toEqual([kid]);
  });

  test('that may be known to others end at once, with every token they signed, in every process', async () => {
    const before = await signInAs(made.door, tenantId);
    await made.sessions.read(bearer(before.accessToken));
    await made.door.keys.rotate({ atOnce: true });
    await expectRefused(before.accessToken);
    await made.sessions.read(bearer((await signInAs(made.door, tenantId)).accessToken));
  });

  test('are replaced by themselves after ninety days, and forgotten when they are over', async () => {
    await made.door.keys.published();
    expect(await tidyDoor(made.door)).toEqual({ rotated: false });
    made.clock.advance(KEY_MAX_AGE_MS);
    expect(await tidyDoor(made.door)).toEqual({ rotated: true });
    expect(await tidyDoor(made.door)).toEqual({ rotated: false });
    made.clock.advance(30 * MINUTE);
    await tidyDoor(made.door);
    expect(await base.asOwner('select kid from signing_key')).toHaveLength(1);
  });
});

describe('an access token is refused', () => {
  const claimsOf = (token: string): Record<string, unknown> =>
    JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;

  test('when it is unsigned, whatever its header says', async () => {
    const { accessToken } = await signInAs(made.door, tenantId);
    const [, payload = '', signature = ''] = accessToken.split('.');
    for (const alg of ['none', 'None', 'NONE', '', 'HS256', 'ES256', 'RS256', 'Ed448', undefined]) {
      for (const end of ['', signature, 'AAAA'])
        await expectRefused(`${encode({ alg, kid: headerOf(accessToken).kid })}.${payload}.${end}`);
    }
  });

  test('when it is signed by the public key as if that were a shared secret', async () => {
    const { accessToken } = await signInAs(made.door, tenantId);
    const [key] = (await made.door.keys.published()).keys;
    const spki = createPublicKey({ key: key as never, format: 'jwk' });
    const secrets = [
      spki.export({ type: 'spki', format: 'pem' }) as string,
      spki.export({ type: 'spki', format: 'der' }),
      Buffer.from(key?.x ?? '', 'base64url'),
      JSON.stringify(key),
    ];
    for (const secret of secrets) {
      for (const [alg, hash] of [
        ['HS256', 'sha256'],
        ['HS512', 'sha512'],
        ['EdDSA', 'sha256'],
      ] as const) {
        const text = `${encode({ alg, kid: key?.kid })}.${encode({ ...claimsOf(accessToken) })}`;
        await expectRefused(`${text}.${createHmac(hash, secret).update(text).digest('base64url')}`);
      }
    }
  });

  test('when its key id is unknown, or is an address, a path or a statement, and brings its own key', async () => {
    const { accessToken, userId } = await signInAs(made.door, tenantId);
    const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
    const jwk = await exportJWK(publicKey);
    const kids = [
      'unknown',
      '',
      '../../../../dev/null',
      '/etc/passwd',
      "' or '1'='1",
      "x'; drop table signing_key; --",
      'https://evil.example/jwks',
      '__proto__',
      'constructor',
      'x'.repeat(900),
    ];
    for (const kid of [...kids, headerOf(accessToken).kid]) {
      const forged = await new SignJWT({ ...claimsOf(accessToken), sub: userId })
        .setProtectedHeader({ alg: 'EdDSA', kid, jwk, jku: 'https://evil.example/jwks', x5u: 'https://evil.example/x' })
        .sign(privateKey);
      await expectRefused(forged);
    }
    for (const kid of [7, null, ['a'], { a: 1 }])
      await expectRefused(`${encode({ alg: 'EdDSA', kid })}.${accessToken.split('.').slice(1).join('.')}`);
    expect(await base.asOwner('select 1 from signing_key')).toHaveLength(1);
  });

  test('when it is over, is for another audience or issuer, or lacks a claim', async () => {
    const { accessToken, userId, sessionId } = await signInAs(made.door, tenantId);
    const claims = { sub: userId, sid: sessionId, tid: tenantId };
    const { keys } = made.door;
    await made.sessions.read(bearer(await keys.sign('wafaa:api', claims, 60)));
    await expectRefused(await keys.sign('wafaa:challenge', claims, 60));
    await expectRefused(await keys.sign('wafaa:api', { ...claims, sid: undefined }, 60));
    await expectRefused(await keys.sign('wafaa:api', { ...claims, tid: undefined }, 60));
    await expectRefused(await keys.sign('wafaa:api', { sid: sessionId, tid: tenantId }, 60));
    const elsewhere = createTestDoor(base.database, made.clock, { publicUrl: 'https://other.example', secretKey });
    await expectRefused(await elsewhere.door.keys.sign('wafaa:api', claims, 60));
    made.clock.advance(15 * MINUTE - 1);
    await made.sessions.read(bearer(accessToken));
    made.clock.advance(1);
    await expectRefused(accessToken);
  });

  test('when it names another tenant or another person than its session has, though we signed it', async () => {
    const mine = await signInAs(made.door, tenantId);
    const theirs = await signInAs(made.door, other);
    const claims = { sub: mine.userId, sid: mine.sessionId, tid: tenantId };
    for (const change of [{ tid: other }, { tid: null }, { sub: theirs.userId }, { sid: theirs.sessionId }, { sid: 'ses_unknown' }])
      await expectRefused(await made.door.keys.sign('wafaa:api', { ...claims, ...change }, 60));
  });

  test('when any one of its characters was changed', async () => {
    const { accessToken } = await signInAs(made.door, tenantId);
    for (let at = 0; at < accessToken.length - 1; at += 7) {
      if (accessToken[at] === '.') continue;
      // The last character of the signature carries spare bits; another one there may say the same bytes.
      await expectRefused(`${accessToken.slice(0, at)}${accessToken[at] === 'A' ? 'B' : 'A'}${accessToken.slice(at + 1)}`);
    }
  });
});
