import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import type { Door } from '../../src/modules/access/index.ts';

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
type Claims = Record<string, unknown>;

/** Tokens that say they are somebody's and are not. `genuine` is an access token of that somebody. */
export async function forgeTokens(door: Door, genuine: string, foreign: { tenantId: string; userId: string }): Promise<string[]> {
  const [head = '', payload = '', signature = ''] = genuine.split('.');
  const header = JSON.parse(Buffer.from(head, 'base64url').toString()) as Claims;
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims;
  const { keys } = await door.keys.published();
  const publicKey = Buffer.from(keys[0]?.x ?? '', 'base64url');
  const own = generateKeyPairSync('ed25519');
  const ownJwk = own.publicKey.export({ format: 'jwk' });
  const signed = (headers: Claims, body: Claims): string => {
    const text = `${encode(headers)}.${encode(body)}`;
    return `${text}.${sign(null, Buffer.from(text), own.privateKey).toString('base64url')}`;
  };
  const hmac = (headers: Claims, body: Claims, key: Buffer | string): string => {
    const text = `${encode(headers)}.${encode(body)}`;
    return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
  };
  const second = Math.floor(Date.now() / 1000);
  const changed = (more: Claims): string => `${head}.${encode({ ...claims, ...more })}.${signature}`;
  return [
    // No signature, in every spelling.
    ...['none', 'None', 'NONE', ''].map((alg) => `${encode({ ...header, alg })}.${payload}.`),
    `${encode({ ...header, alg: 'none' })}.${payload}.${signature}`,
    // The public key as a shared secret.
    hmac({ ...header, alg: 'HS256' }, claims, publicKey),
    hmac({ ...header, alg: 'HS256' }, claims, JSON.stringify(keys[0])),
    hmac({ alg: 'HS256', typ: 'JWT' }, claims, ''),
    // A key that the token brings itself, or a name that leads elsewhere.
    signed({ ...header, jwk: ownJwk }, claims),
    signed({ ...header, jku: 'https://evil.example/jwks.json' }, claims),
    signed({ ...header, x5u: 'https://evil.example/cert.pem' }, claims),
    ...['../../../dev/null', "' or 1=1 --", '', '__proto__', 'x'.repeat(5_000), null, 7, ['a']].map((kid) =>
      signed({ ...header, kid }, claims),
    ),
    signed({ ...header, crit: ['exp'] }, claims),
    // The right signature under other claims.
    changed({ tid: foreign.tenantId }),
    changed({ tid: foreign.tenantId, sub: foreign.userId }),
    changed({ exp: second + 9_999_999 }),
    changed({ sid: 'ses_other' }),
    signed(header, { ...claims, exp: second - 10, iat: second - 1_000 }),
    signed(header, { ...claims, tid: foreign.tenantId }),
    // Broken ones.
    `${head}.${payload}`,
    `${head}.${payload}.`,
    `.${payload}.${signature}`,
    `${genuine}.x`,
    genuine.slice(0, -3),
    `${genuine.slice(0, -1)}${genuine.endsWith('A') ? 'B' : 'A'}x`,
    `${encode([])}.${encode('x')}.${signature}`,
    'a.b.c',
    '...',
    `wk_${'a'.repeat(12)}_${'b'.repeat(43)}`,
    'wk_',
    'null',
  ];
}

/** Ways to write the header itself. */
export const AUTHORIZATIONS: readonly string[] = [
  '',
  'Bearer',
  'Bearer ',
  'Basic dXNlcjpwYXNz',
  'bearer  x',
  'Bearer x y',
  'Digest a=b',
  `Bearer ${'x'.repeat(9_000)}`,
  "Bearer ' or 1=1 --",
  'Bearer ../../etc/passwd',
];
