import { type JSONWebKeySet, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import type { Bus } from '../../platform/bus/bus.ts';
import type { Clock } from '../../platform/clock.ts';
import type { SecretBox } from '../../platform/crypto/sealed-secrets.ts';
import type { Database } from '../../platform/db/index.ts';
import { ACCESS_TOKEN_SECONDS, KEY_CACHE_MS, KEY_MAX_AGE_MS, KEY_PUBLISH_AHEAD_MS, KEY_SKEW_MS } from './limits.ts';
import {
  addSigningKey,
  loadSigningKeys,
  lockSigningKeys,
  removeRetiredKeys,
  retireOtherKeys,
  type SigningKey,
} from './signing-key-store.ts';

/** EdDSA (Ed25519) over short-lived statements. Several keys are believed while one replaces another; one signs. */
export interface SigningKeys {
  sign(audience: Audience, claims: JWTPayload, lifeSeconds: number): Promise<string>;
  /** Null when it is not ours, was changed, is over or was made for another audience. */
  verify(audience: Audience, token: string): Promise<JWTPayload | null>;
  /** Public halves of every key that is or will be believed: /.well-known/jwks.json */
  published(): Promise<JSONWebKeySet>;
  /** A new key signs after it was published for a while, and the old one is believed until its last token is over. `atOnce`: neither waits. */
  rotate(how?: { atOnce?: boolean }): Promise<{ kid: string; activeFrom: Date }>;
  /** Rotates when the newest key is too old, and forgets retired ones. @returns whether it rotated */
  tend(): Promise<boolean>;
  close(): void;
}
export type Audience = 'wafaa:api' | 'wafaa:challenge';

interface Parts {
  database: Pick<Database, 'withAccess'>;
  secrets: SecretBox;
  clock: Clock;
  bus: Bus;
  issuer: string;
}

const TOPIC = 'signing-keys';
/** A token that names an unknown key makes us look again, but not for every such token. */
const LOOK_AGAIN_MS = 5_000;

export function createSigningKeys({ database, secrets, clock, bus, issuer }: Parts): SigningKeys {
  let known: { keys: SigningKey[]; at: number } | null = null;
  const nowMs = (): number => clock.now().getTime();
  let forgotten = 0;
  const forget = (): void => {
    known = null;
    forgotten += 1;
  };
  const unsubscribe = bus.subscribe(TOPIC, forget);

  const load = async (maxAgeMs: number): Promise<SigningKey[]> => {
    const at = nowMs();
    const before = forgotten;
    if (known && at - known.at < maxAgeMs) return known.keys;
    const keys = await database.withAccess(async (db) => {
      const standing = await loadSigningKeys(db, secrets, clock.now());
      if (standing.length > 0) return standing;
      // The first token of an installation.
      await lockSigningKeys(db);
      const meanwhile = await loadSigningKeys(db, secrets, clock.now());
      if (meanwhile.length > 0) return meanwhile;
      await addSigningKey(db, secrets, { now: clock.now(), activeFrom: clock.now() });
      return loadSigningKeys(db, secrets, clock.now());
    });
    // Read before a rotation that happened meanwhile: good for this call only.
    if (before === forgotten) known = { keys, at };
    return keys;
  };
  const isBelieved = (key: SigningKey): boolean => key.retireAt === null || key.retireAt.getTime() > nowMs();
  const find = async (kid: string): Promise<SigningKey | undefined> => {
    const among = (keys: SigningKey[]): SigningKey | undefined => keys.find((key) => key.kid === kid && isBelieved(key));
    return among(await load(KEY_CACHE_MS)) ?? among(await load(LOOK_AGAIN_MS));
  };

  const keys: SigningKeys = {
    async sign(audience, claims, lifeSeconds) {
      const active = (list: SigningKey[]): SigningKey | undefined =>
        list.find((key) => key.activeFrom.getTime() <= nowMs() && isBelieved(key));
      const key = active(await load(KEY_CACHE_MS)) ?? active(await load(0));
      if (!key) throw new Error('no signing key is active');
      const at = Math.floor(nowMs() / 1000);
      return new SignJWT(claims)
        .setProtectedHeader({ alg: 'EdDSA', kid: key.kid, typ: 'JWT' })
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt(at)
        .setExpirationTime(at + lifeSeconds)
        .sign(key.privateKey);
    },
    async verify(audience, token) {
      try {
        const { payload } = await jwtVerify(
          token,
          async ({ kid }) => {
            // Compared with the keys we hold, in memory: it names no file, no address and no row.
            const key = typeof kid === 'string' ? await find(kid) : undefined;
            if (!key) throw new UnknownKeyError();
            return key.publicKey;
          },
          { algorithms: ['EdDSA'], audience, issuer, currentDate: clock.now(), requiredClaims: ['exp', 'iat', 'sub'] },
        );
        return payload;
      } catch (error) {
        if (error instanceof UnknownKeyError || isJoseError(error)) return null;
        throw error;
      }
    },
    async published() {
      return { keys: (await load(KEY_CACHE_MS)).filter(isBelieved).map((key) => key.publicJwk) };
    },
    async rotate({ atOnce = false } = {}) {
      // Makes the first one of an installation, so that something signs until the new one does.
      await load(0);
      const now = clock.now();
      const activeFrom = atOnce ? now : new Date(now.getTime() + KEY_PUBLISH_AHEAD_MS);
      const lastTokenOver = atOnce ? now : new Date(activeFrom.getTime() + ACCESS_TOKEN_SECONDS * 1000 + KEY_SKEW_MS);
      const kid = await database.withAccess(async (db) => {
        await lockSigningKeys(db);
        return replaceKeys(db, secrets, { now, activeFrom, lastTokenOver });
      });
      forget();
      bus.publish(TOPIC, kid);
      return { kid, activeFrom };
    },
    async tend() {
      const [newest] = [...(await load(0))].sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
      await database.withAccess((db) => removeRetiredKeys(db, clock.now()));
      if (!newest || nowMs() - newest.createdAt.getTime() < KEY_MAX_AGE_MS) return false;
      await keys.rotate();
      return true;
    },
    close: unsubscribe,
  };
  return keys;
}

async function replaceKeys(
  db: Parameters<typeof addSigningKey>[0],
  secrets: SecretBox,
  at: { now: Date; activeFrom: Date; lastTokenOver: Date },
): Promise<string> {
  const kid = await addSigningKey(db, secrets, at);
  await retireOtherKeys(db, kid, at.lastTokenOver);
  return kid;
}

class UnknownKeyError extends Error {}

const isJoseError = (error: unknown): boolean => error instanceof Error && /^ERR_J/.test((error as { code?: string }).code ?? '');
