import { asObject, decodeJson, type JsonObject } from '../contract/lenient-json.ts';
import { classifyHttpStatus, fromHttpError, redactDetail, refuse, settleLost } from '../contract/send-failure.ts';
import type { ChannelHttpResponse, ChannelIo, SendFailed } from '../contract/types.ts';
import { type ClassifyCode, classifyGraphCode, readGraphError } from './graph-error.ts';
import { readRetryAfterMs } from './rate-headers.ts';

/** Meta's media hosts answer clients without one with an HTML page. */
export const USER_AGENT = 'wafaa-channels/1';
const DEFAULT_TIMEOUT_MS = 15_000;
const MAX_ANSWER_BYTES = 1024 * 1024;

export interface GraphCall {
  method: 'GET' | 'POST' | 'DELETE';
  /** Below `baseUrl`, with a leading slash. */
  path: string;
  /** Null where the address itself says who asks. */
  accessToken: string | null;
  body?: { contentType: string; content: string | Uint8Array };
  /** Doing it twice harms nobody: a lost answer is then `transient`, not ambiguous. */
  repeatable: boolean;
  /** Texts that must not show in a failure's detail, besides the token. */
  privateTexts: readonly string[];
  classify: ClassifyCode;
}

export type GraphResult = { ok: true; json: JsonObject } | SendFailed;

/** One Graph call and what came of it. Never rejects. */
export async function callGraph(io: ChannelIo, call: GraphCall): Promise<GraphResult> {
  if (io.signal?.aborted === true) return refuse('aborted', 'Cancelled before the request was sent.', 'transient');
  if (call.accessToken === '') return refuse('no_credentials', 'The account has no access token.', 'auth');
  let response: ChannelHttpResponse;
  try {
    response = await io.http.request({
      method: call.method,
      url: `${io.config.baseUrl.replace(/\/+$/, '')}${call.path}`,
      headers: {
        ...(call.accessToken === null ? {} : { authorization: `Bearer ${call.accessToken}` }),
        accept: 'application/json',
        'user-agent': USER_AGENT,
        ...(call.body === undefined ? {} : { 'content-type': call.body.contentType }),
      },
      ...(call.body === undefined ? {} : { body: call.body.content }),
      timeoutMs: io.config.sendTimeoutMs ?? DEFAULT_TIMEOUT_MS,
      maxResponseBytes: MAX_ANSWER_BYTES,
      ...(io.signal === undefined ? {} : { signal: io.signal }),
    });
  } catch (error) {
    return settleLost(fromHttpError(error), call.repeatable);
  }
  return readAnswer(response, call);
}

function readAnswer(response: ChannelHttpResponse, call: GraphCall): GraphResult {
  const json = asObject(decodeJson(response.body));
  const error = readGraphError(json);
  if (error === undefined && response.status >= 200 && response.status < 300 && json !== undefined) return { ok: true, json };
  const retryAfterMs = readRetryAfterMs(response.headers, new Date());
  const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
  if (error === undefined) return settleLost({ ...fromBareStatus(response.status), ...wait }, call.repeatable);
  const known = call.classify(error.code, error.subcode) ?? classifyGraphCode(error.code, error.subcode);
  return {
    ok: false,
    failure: known?.failure ?? (error.isTransient ? 'transient' : 'unknown'),
    // Why a token is refused stands in the subcode alone.
    code: error.code === 190 && error.subcode !== undefined ? `190.${error.subcode}` : String(error.code),
    ambiguous: false,
    ...wait,
    ...(known?.scope === undefined ? {} : { scope: known.scope }),
    detail: redactDetail(error.detail, [...(call.accessToken === null ? [] : [call.accessToken]), ...call.privateTexts]),
    ...(error.traceId === undefined ? {} : { traceId: error.traceId }),
  };
}

/** An answer without Graph's envelope. A 2xx we cannot read, or a gateway's 5xx, may follow an accepted message. */
function fromBareStatus(status: number): SendFailed {
  const failure = classifyHttpStatus(status);
  const ambiguous = failure === 'unknown' && (status < 300 || status >= 500);
  return { ok: false, failure, code: `http.${status}`, ambiguous, detail: `HTTP ${status} without a Graph answer.` };
}
