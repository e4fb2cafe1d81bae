import { randomBytes } from 'node:crypto';
import { generateSecret, generateURI, verify } from 'otplib';
import { renderSVG } from 'uqr';
import type { AccessDb } from '../../platform/db/index.ts';
import type { Door } from './door.ts';
import { hashSecret } from './secret-text.ts';

const STEP_SECONDS = 30;
const CODES = 10;
const ALPHABET = 'abcdefghjkmnpqrstvwxyz0123456789';
const ownerOf = (userId: string): string => `totp:${userId}`;

/** A new secret for an authenticator, sealed for the table, and as the person needs it. */
export function newAuthenticator(door: Pick<Door, 'secrets'>, person: { userId: string; email: string }) {
  const secret = generateSecret();
  const uri = generateURI({ issuer: 'Wafaa', label: person.email, secret });
  return { sealed: door.secrets.seal(ownerOf(person.userId), { secret }), secret, uri, qrSvg: renderSVG(uri) };
}

/** Ten codes of 80 random bits, for when the authenticator is lost; the old ones end. @returns them as they are shown, once */
export async function makeRecoveryCodes(db: AccessDb, userId: string): Promise<string[]> {
  const codes = Array.from({ length: CODES }, () =>
    Array.from(randomBytes(16), (byte) => ALPHABET[byte % ALPHABET.length])
      .join('')
      .replaceAll(/(.{4})(?!$)/g, '$1-'),
  );
  await db.access.deleteFrom('recovery_code').where('user_id', '=', userId).execute();
  await db.access
    .insertInto('recovery_code')
    .values(codes.map((code) => ({ user_id: userId, code_hash: hashSecret(plain(code)) })))
    .execute();
  return codes;
}

const plain = (code: string): string => code.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/**
 * Takes six digits of the authenticator, or a recovery code where `recovery` allows it. Each works once, also when it comes twice at once.
 * @returns which it was; null when it is wrong or was used
 */
export async function takeCode(
  door: Pick<Door, 'secrets' | 'clock'>,
  db: AccessDb,
  person: { userId: string; sealedSecret: Buffer },
  given: { code: string; recovery: boolean },
): Promise<'authenticator' | 'recovery_code' | null> {
  const code = plain(given.code);
  if (/^\d{6}$/.test(code)) {
    const { secret = '' } = door.secrets.open(ownerOf(person.userId), person.sealedSecret);
    const epoch = Math.floor(door.clock.now().getTime() / 1000);
    const result = await verify({ secret, token: code, epoch, period: STEP_SECONDS, epochTolerance: STEP_SECONDS });
    if (!result.valid || !('timeStep' in result)) return null;
    const step = result.timeStep;
    const taken = await db.access
      .updateTable('app_user')
      .set({ totp_last_step: step })
      .where('id', '=', person.userId)
      .where((where) => where.or([where('totp_last_step', 'is', null), where('totp_last_step', '<', step)]))
      .returning('id')
      .executeTakeFirst();
    return taken ? 'authenticator' : null;
  }
  if (!given.recovery) return null;
  const used = await db.access
    .updateTable('recovery_code')
    .set({ used_at: door.clock.now() })
    .where('user_id', '=', person.userId)
    .where('code_hash', '=', hashSecret(code))
    .where('used_at', 'is', null)
    .returning('user_id')
    .executeTakeFirst();
  return used ? 'recovery_code' : null;
}
