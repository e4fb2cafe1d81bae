import { asId, asNumber, asObject, asText, decodeJson, type JsonObject } from '../contract/lenient-json.ts';
import { classifyHttpStatus, fromHttpError, redactDetail, refuse, settleLost } from '../contract/send-failure.ts';
import type { ChannelConfig, ChannelHttpResponse, ChannelIo, ConnectedAccount, SendFailed } from '../contract/types.ts';
import { classifyCode } from './classify-code.ts';
import { splitAccountKey } from './read-form.ts';

const DEFAULT_TIMEOUT_MS = 15_000;
const MAX_ANSWER_BYTES = 1024 * 1024;
const PRODUCT_VERSIONS = { content: 'v1', messaging: 'v2' } as const;

export interface TwilioCall {
  method: 'GET' | 'POST' | 'DELETE';
  url: string;
  body?: { form: [name: string, value: string][] } | { json: JsonObject };
  /** Doing it twice harms nobody: a lost answer is then `transient`, not ambiguous. */
  repeatable: boolean;
  /** Texts that must not show in a failure's detail, besides credentials. */
  privateTexts: readonly string[];
}

export type TwilioResult = { ok: true; json: JsonObject } | SendFailed;

export type Credentials = Record<string, string>;

/** Below the account, in the version that is configured. */
export function accountUrl(config: ChannelConfig, accountSid: string, path: string): string {
  return `${config.baseUrl.replace(/\/+$/, '')}/Accounts/${encodeURIComponent(accountSid)}${path}`;
}

/** Twilio's other products have hosts of their own beside the API's; where the address is no such host, a path below it. */
export function productUrl(config: ChannelConfig, product: keyof typeof PRODUCT_VERSIONS, path: string): string {
  const base = config.baseUrl.replace(/\/+$/, '');
  const beside = base.replace(/(^https?:\/\/|\/)api\.((?:[\w-]+\.)*twilio\.com)(?:\/2010-04-01)?$/, `$1${product}.$2`);
  return `${beside === base ? `${base}/${product}` : beside}/${PRODUCT_VERSIONS[product]}${path}`;
}

/** Basic credentials: an API key where there is one, else the auth token, which signs webhooks in either case. */
export function authorization(accountSid: string, credentials: Credentials): string | undefined {
  const { apiKeySid = '', apiKeySecret = '', authToken = '' } = credentials;
  const [user, password] = apiKeySid !== '' && apiKeySecret !== '' ? [apiKeySid, apiKeySecret] : [accountSid, authToken];
  return user === '' || password === '' ? undefined : `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

/** One call for an account and what came of it. Never rejects. */
export function callTwilio(
  account: Pick<ConnectedAccount, 'accountKey' | 'credentials'>,
  io: ChannelIo,
  call: TwilioCall,
): Promise<TwilioResult> {
  return callWith(splitAccountKey(account.accountKey).accountSid, account.credentials, io, call);
}

export async function callWith(accountSid: string, credentials: Credentials, io: ChannelIo, call: TwilioCall): Promise<TwilioResult> {
  if (io.signal?.aborted === true) return refuse('aborted', 'Cancelled before the request was sent.', 'transient');
  const basic = authorization(accountSid, credentials);
  if (basic === undefined) return refuse('no_credentials', 'The account has no auth token and no API key.', 'auth');
  let response: ChannelHttpResponse;
  try {
    response = await io.http.request({
      method: call.method,
      url: call.url,
      headers: { authorization: basic, accept: 'application/json', ...contentType(call) },
      ...(call.body === undefined ? {} : { body: encodeBody(call.body) }),
      timeoutMs: io.config.sendTimeoutMs ?? DEFAULT_TIMEOUT_MS,
      maxResponseBytes: MAX_ANSWER_BYTES,
      ...(io.signal === undefined ? {} : { signal: io.signal }),
    });
  } catch (error) {
    return settleLost(fromHttpError(error), call.repeatable);
  }
  return readAnswer(response, call, [...Object.values(credentials), ...call.privateTexts]);
}

function contentType(call: TwilioCall): Record<string, string> {
  if (call.body === undefined) return {};
  return { 'content-type': 'form' in call.body ? 'application/x-www-form-urlencoded' : 'application/json' };
}

function encodeBody(body: NonNullable<TwilioCall['body']>): string {
  return 'form' in body ? new URLSearchParams(body.form).toString() : JSON.stringify(body.json);
}

function readAnswer(response: ChannelHttpResponse, call: TwilioCall, secrets: readonly string[]): TwilioResult {
  const { status } = response;
  const json = asObject(decodeJson(response.body));
  if (status >= 200 && status < 300) {
    // A deletion is answered with nothing.
    if (json !== undefined || status === 204) return { ok: true, json: json ?? {} };
    return settleLost(fromBareStatus(status), call.repeatable);
  }
  const seconds = asNumber(response.headers['retry-after']);
  const wait = seconds === undefined || seconds < 0 ? {} : { retryAfterMs: Math.round(seconds * 1000) };
  const code = asNumber(json?.code);
  if (json === undefined || code === undefined) return settleLost({ ...fromBareStatus(status), ...wait }, call.repeatable);
  const known = classifyCode(code);
  const byStatus = status >= 500 ? 'transient' : classifyHttpStatus(status);
  return {
    ok: false,
    failure: known?.failure ?? byStatus,
    code: String(code),
    ambiguous: false,
    ...wait,
    ...(known?.scope === undefined ? {} : { scope: known.scope }),
    detail: redactDetail(asText(json.message) ?? '', secrets),
    ...readTraceId(response),
  };
}

function readTraceId(response: ChannelHttpResponse): { traceId?: string } {
  const traceId = /^RQ[\w]{1,64}$/.exec(asId(response.headers['twilio-request-id']) ?? '')?.[0];
  return traceId === undefined ? {} : { traceId };
}

/** An answer without Twilio's envelope. A 2xx we cannot read, or a gateway's 5xx, may follow an accepted message. */
function fromBareStatus(status: number): SendFailed {
  const failure = classifyHttpStatus(status);
  const ambiguous = failure === 'unknown';
  return { ok: false, failure, code: `http.${status}`, ambiguous, detail: `HTTP ${status} without an answer of Twilio's.` };
}
