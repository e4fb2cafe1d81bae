import { randomBytes } from 'node:crypto';
import { hashSecret, newSecret } from './secret-text.ts';

const SHAPE = /^wk_([a-z0-9]{12})_([A-Za-z0-9_-]{43})$/;

/** A new key `wk_<prefix>_<secret>`, which is shown once; `prefix` and `secretHash` are what is stored. */
export function newApiKey(): { key: string; prefix: string; secretHash: string } {
  const prefix = randomBytes(6).toString('hex');
  const secret = newSecret();
  return { key: `wk_${prefix}_${secret}`, prefix, secretHash: hashSecret(secret) };
}

/** Null when the text has not the shape of a key. */
export function parseApiKey(text: string): { prefix: string; secretHash: string } | null {
  const [, prefix, secret] = SHAPE.exec(text) ?? [];
  return prefix && secret ? { prefix, secretHash: hashSecret(secret) } : null;
}
