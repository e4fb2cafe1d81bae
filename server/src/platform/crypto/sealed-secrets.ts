import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** AES-256-GCM envelopes for tokens at rest: version, key id, nonce, tag, text. The tenant is authenticated with it, so an envelope moved to another tenant does not open. */
export interface SecretBox {
  seal(tenantId: string, secret: Record<string, string>): Buffer;
  /** @throws SealedSecretError when the envelope was made for another tenant, by a key that is not here, or was changed. */
  open(tenantId: string, envelope: Buffer): Record<string, string>;
  /** The four bytes after an envelope's first that say which key seals now: what differs there waits for a rotation. */
  readonly currentKeyId: Buffer;
}

/** An envelope that does not open. What was in it is lost, unless its key comes back. */
export class SealedSecretError extends Error {
  override name = 'SealedSecretError';
}

/** What is in an envelope, nothing for an empty one, and null for one that does not open: whoever asks can say what to do about it. */
export function openOrNull(secrets: Pick<SecretBox, 'open'>, tenantId: string, envelope: Buffer): Record<string, string> | null {
  if (envelope.length === 0) return {};
  try {
    return secrets.open(tenantId, envelope);
  } catch (error) {
    if (error instanceof SealedSecretError) return null;
    throw error;
  }
}

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** The first key seals; all of them open, so that keys can be rotated. Each is 32 bytes. */
export function createSecretBox(keys: readonly Buffer[]): SecretBox {
  const [current] = keys;
  if (!current || keys.some((key) => key.length !== 32)) throw new TypeError('secret keys are 32 bytes each');
  const idOf = (key: Buffer): Buffer => createHash('sha256').update(key).digest().subarray(0, 4);
  const byId = new Map(keys.map((key) => [idOf(key).toString('hex'), key]));
  return {
    currentKeyId: idOf(current),
    seal(tenantId, secret) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', current, nonce).setAAD(Buffer.from(tenantId));
      const text = Buffer.concat([cipher.update(JSON.stringify(secret), 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.from([VERSION]), idOf(current), nonce, cipher.getAuthTag(), text]);
    },
    open(tenantId, envelope) {
      if (envelope[0] !== VERSION) throw new SealedSecretError('unknown secret envelope');
      const key = byId.get(envelope.subarray(1, 5).toString('hex'));
      if (!key) throw new SealedSecretError('the secret was sealed with a key that is not configured');
      const nonce = envelope.subarray(5, 5 + NONCE_BYTES);
      const tag = envelope.subarray(5 + NONCE_BYTES, 5 + NONCE_BYTES + TAG_BYTES);
      try {
        // Without the length a cut envelope would be checked by a shorter tag, which can be guessed.
        const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
          .setAAD(Buffer.from(tenantId))
          .setAuthTag(tag);
        const text = Buffer.concat([decipher.update(envelope.subarray(5 + NONCE_BYTES + TAG_BYTES)), decipher.final()]);
        return JSON.parse(text.toString('utf8')) as Record<string, string>;
      } catch (error) {
        throw new SealedSecretError('the envelope was sealed for another tenant, or it was changed', { cause: error });
      }
    },
  };
}
