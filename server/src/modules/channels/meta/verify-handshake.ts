import { createHash, timingSafeEqual } from 'node:crypto';
import type { AppSecrets, RawRequest, RawResponse } from '../contract/types.ts';

/** Meta's subscription check: a GET with the right token gets its challenge back as bare text, any other GET a 403. Null for other methods. */
export function answerHandshake(request: RawRequest, secrets: AppSecrets): RawResponse | null {
  if (request.method.toUpperCase() !== 'GET') return null;
  const token = request.query['hub.verify_token'];
  const challenge = request.query['hub.challenge'];
  const accepted = request.query['hub.mode'] === 'subscribe' && typeof token === 'string' && isOneOf(token, secrets.verifyTokens);
  if (!accepted || typeof challenge !== 'string') return plain(403, 'forbidden');
  return plain(200, challenge);
}

function plain(status: number, body: string): RawResponse {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' }, body };
}

/** Compares digests, so that neither the length nor the first wrong letter shows in the time taken. */
function isOneOf(token: string, accepted: readonly string[]): boolean {
  const given = digest(token);
  return accepted.filter((candidate) => candidate !== '' && timingSafeEqual(given, digest(candidate))).length > 0;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
