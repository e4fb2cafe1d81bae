import { exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose';
import { sql } from 'kysely';
import type { SecretBox } from '../../platform/crypto/sealed-secrets.ts';
import type { AccessDb } from '../../platform/db/index.ts';
import { newSecret } from './secret-text.ts';

export interface SigningKey {
  kid: string;
  publicJwk: JWK;
  publicKey: CryptoKey;
  privateKey: CryptoKey;
  activeFrom: Date;
  retireAt: Date | null;
  createdAt: Date;
}

const ownerOf = (kid: string): string => `signing-key:${kid}`;

/** Only one process at a time makes a key. Held until the transaction ends. */
export async function lockSigningKeys(db: AccessDb): Promise<void> {
  await sql`select pg_advisory_xact_lock(7226533)`.execute(db.access);
}

/** Those that are still believed, the one that signs last first. */
export async function loadSigningKeys(db: AccessDb, secrets: SecretBox, now: Date): Promise<SigningKey[]> {
  const rows = await db.access
    .selectFrom('signing_key')
    .selectAll()
    .where((where) => where.or([where('retire_at', 'is', null), where('retire_at', '>', now)]))
    .orderBy('active_from', 'desc')
    .execute();
  return Promise.all(
    rows.map(async (row) => ({
      kid: row.kid,
      publicJwk: { ...row.public_jwk, kid: row.kid, alg: 'EdDSA', use: 'sig' },
      publicKey: (await importJWK(row.public_jwk, 'EdDSA')) as CryptoKey,
      privateKey: (await importJWK({ ...row.public_jwk, ...secrets.open(ownerOf(row.kid), row.private_sealed) }, 'EdDSA')) as CryptoKey,
      activeFrom: row.active_from,
      retireAt: row.retire_at,
      createdAt: row.created_at,
    })),
  );
}

export async function addSigningKey(db: AccessDb, secrets: SecretBox, at: { now: Date; activeFrom: Date }): Promise<string> {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const { d = '', kty = '', crv = '', x = '' } = await exportJWK(privateKey);
  const kid = newSecret().slice(0, 16);
  await db.access
    .insertInto('signing_key')
    .values({
      kid,
      public_jwk: JSON.stringify({ kty, crv, x }),
      private_sealed: secrets.seal(ownerOf(kid), { d }),
      created_at: at.now,
      active_from: at.activeFrom,
      retire_at: null,
    })
    .execute();
  return kid;
}

/** Every other key stops being believed at `retireAt`, or earlier where that was said before. */
export async function retireOtherKeys(db: AccessDb, kid: string, retireAt: Date): Promise<void> {
  await db.access
    .updateTable('signing_key')
    .set({ retire_at: sql<Date>`least(coalesce(retire_at, ${retireAt}), ${retireAt})` })
    .where('kid', '!=', kid)
    .execute();
}

export async function removeRetiredKeys(db: AccessDb, now: Date): Promise<void> {
  await db.access.deleteFrom('signing_key').where('retire_at', '<', now).execute();
}
