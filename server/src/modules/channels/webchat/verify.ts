import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AppSecrets, RawRequest, RawResponse, VerifyResult } from '../contract/types.ts';

const HEADER = 'x-webchat-signature';

export function accountOf(request: RawRequest): string | undefined {
  return request.path === undefined || request.path === '' ? undefined : request.path;
}

/** What the door of the chat signed with the account's service secret. No visitor knows it: whoever posts here from outside is refused. */
export function verify(request: RawRequest, secrets: AppSecrets): VerifyResult {
  const given: unknown = request.headers[HEADER];
  if (typeof given !== 'string' || given === '') return 'bad_signature';
  const candidates = [secrets.account?.credentials.serviceSecret, ...secrets.signingSecrets];
  const fits = candidates.filter((secret) => secret !== undefined && secret !== '' && isSame(given, sign(secret, request.rawBody)));
  return fits.length > 0 ? 'ok' : 'bad_signature';
}

/** The signature of a body, as it stands in the header. */
function sign(secret: string, body: Buffer): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

function isSame(given: string, wanted: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(wanted)];
  return left.length === right.length && timingSafeEqual(left, right);
}

export function ack(): RawResponse {
  return { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: 'OK' };
}
