import { createHmac, timingSafeEqual } from 'node:crypto';
import { asId, asNumber, asObject, asText, decodeJson } from '../contract/lenient-json.ts';

export interface SignedRequest {
  /** The person's id in the scope of the app: who connected an account, and now takes that back or asks to be forgotten. */
  userId: string;
  issuedAt?: Date;
}

/**
 * The `signed_request` of Meta's deauthorise and data-deletion callbacks (a form field): signature and payload in base64url, the signature
 * over the payload as it is written. Null for whatever no secret of ours has signed.
 */
export function readSignedRequest(text: string, signingSecrets: readonly string[]): SignedRequest | null {
  const [signature = '', payload = '', ...rest] = text.split('.');
  if (rest.length > 0 || !/^[\w-]{43}$/.test(signature) || !/^[\w-]+$/.test(payload)) return null;
  const given = Buffer.from(signature, 'base64url');
  let valid = false;
  for (const secret of signingSecrets) {
    if (secret === '') continue;
    const expected = createHmac('sha256', secret).update(payload).digest();
    valid = (expected.length === given.length && timingSafeEqual(expected, given)) || valid;
  }
  if (!valid) return null;
  const body = asObject(decodeJson(Buffer.from(payload, 'base64url')));
  const userId = asId(body?.user_id);
  if (userId === undefined || asText(body?.algorithm)?.toUpperCase() !== 'HMAC-SHA256') return null;
  const issuedAt = asNumber(body?.issued_at);
  return issuedAt === undefined ? { userId } : { userId, issuedAt: new Date(issuedAt * 1000) };
}
