import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { AppSecrets, RawRequest, RawResponse, VerifyResult } from '../contract/types.ts';
import { accountKeyOf, isForm, readForm } from './read-form.ts';

const HEADER = 'x-twilio-signature';

export function accountOf(request: RawRequest): string | undefined {
  return accountKeyOf(readForm(request));
}

/**
 * X-Twilio-Signature: HMAC-SHA1 with the account's auth token over the address as Twilio called it, then each parameter of
 * a form, sorted. A body that is no form is covered by a hash in the address. The address is the public one: behind a
 * proxy the request shows another. While a token is being changed the second one may sign too. No time is signed, so
 * `stale` never results; message ids stop replays.
 */
export function verify(request: RawRequest, secrets: AppSecrets): VerifyResult {
  const header: unknown = request.headers[HEADER];
  if (typeof header !== 'string' || !/^[A-Za-z0-9+/]{27}=$/.test(header) || request.url === undefined) return 'bad_signature';
  const given = Buffer.from(header, 'base64');
  if (!isForm(request) && !coversBody(request)) return 'bad_signature';
  const { authToken, secondaryAuthToken } = secrets.account?.credentials ?? {};
  const tokens = [authToken, secondaryAuthToken, ...secrets.signingSecrets].filter(
    (token): token is string => token !== undefined && token !== '',
  );
  const parameters = isForm(request) ? sortParameters(request.rawBody) : '';
  let valid = false;
  for (const token of tokens) {
    for (const url of waysToWrite(request.url)) {
      const expected = createHmac('sha1', token).update(`${url}${parameters}`).digest();
      valid = (expected.length === given.length && timingSafeEqual(expected, given)) || valid;
    }
  }
  return valid ? 'ok' : 'bad_signature';
}

/** Names and values, sorted by name; of equal names each different value once, sorted too. */
function sortParameters(rawBody: Buffer): string {
  const byName = new Map<string, Set<string>>();
  for (const [name, value] of new URLSearchParams(rawBody.toString('utf8'))) {
    const values = byName.get(name) ?? new Set();
    byName.set(name, values.add(value));
  }
  return [...byName]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, values]) => [...values].toSorted().map((value) => `${name}${value}`))
    .join('');
}

/** `bodySHA256` in the signed address is the hex digest of the body. */
function coversBody(request: RawRequest): boolean {
  const claimed = /[?&]bodySHA256=([0-9a-f]{64})(?:&|$)/i.exec(request.url ?? '')?.[1];
  if (claimed === undefined) return false;
  return timingSafeEqual(Buffer.from(claimed, 'hex'), createHash('sha256').update(request.rawBody).digest());
}

/** Twilio signs with or without the port, whatever stands in the address it was given, and encodes a query's apostrophes anew. */
function waysToWrite(url: string): string[] {
  const match = /^(https?):\/\/([^/?#:]+|\[[^\]]+\])(?::(\d+))?(.*)$/i.exec(url);
  if (match === null) return [url];
  const [, scheme = '', host = '', port, rest = ''] = match;
  const usual = scheme.toLowerCase() === 'https' ? '443' : '80';
  const hosts = [
    `${scheme}://${host}${port === undefined ? '' : `:${port}`}`,
    `${scheme}://${host}`,
    `${scheme}://${host}:${port ?? usual}`,
  ];
  const rests = [rest, rest.replaceAll("'", '%27'), rest.replaceAll('%27', "'")];
  return [...new Set(hosts.flatMap((origin) => rests.map((tail) => `${origin}${tail}`)))];
}

/** The header value of a request: for tests. */
export function signRequest(url: string, rawBody: Buffer | string, token: string): string {
  const parameters = sortParameters(Buffer.from(rawBody));
  return createHmac('sha1', token).update(`${url}${parameters}`).digest('base64');
}

/** TwiML that says nothing: answers leave by the API, where they are recorded. */
export function ack(): RawResponse {
  return { status: 200, headers: { 'content-type': 'text/xml; charset=utf-8' }, body: '<?xml version="1.0" encoding="UTF-8"?><Response/>' };
}
