import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AppSecrets, RawRequest, VerifyResult } from '../contract/types.ts';

const HEADER = 'x-hub-signature-256';

/**
 * X-Hub-Signature-256 over the bytes as received. Any of the configured secrets may have signed: secrets are rotated, and
 * Instagram Login apps have one of their own. Meta signs no time, so `stale` never results; dedupe keys stop replays.
 */
export function verifySignature(request: RawRequest, secrets: AppSecrets): VerifyResult {
  const header: unknown = request.headers[HEADER];
  const match = typeof header === 'string' ? /^sha256=([0-9a-f]{64})$/.exec(header) : null;
  if (match?.[1] === undefined) return 'bad_signature';
  const given = Buffer.from(match[1], 'hex');
  let valid = false;
  for (const secret of secrets.signingSecrets) {
    // An empty key would make a signature anybody can compute.
    if (secret === '') continue;
    const expected = createHmac('sha256', secret).update(request.rawBody).digest();
    valid = (expected.length === given.length && timingSafeEqual(expected, given)) || valid;
  }
  return valid ? 'ok' : 'bad_signature';
}

/** The header value for these bytes: for the emulator and for tests. */
export function signBody(rawBody: Buffer | string, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(rawBody).digest('hex')}`;
}
