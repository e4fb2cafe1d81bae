import { asId, asNumber, asObject, asText, decodeJson } from '../contract/lenient-json.ts';
import { fromHttpError, redactDetail, refuse, settleLost } from '../contract/send-failure.ts';
import type { ChannelHttpResponse, ChannelIo, SendFailed } from '../contract/types.ts';
import { classifyError } from './classify-error.ts';

const DEFAULT_TIMEOUT_MS = 15_000;
const MAX_ANSWER_BYTES = 1024 * 1024;

export interface BotCall {
  botToken: string;
  method: string;
  body: Record<string, unknown>;
  /** Doing it twice harms nobody: a lost answer is then `transient`, not ambiguous. */
  repeatable: boolean;
  /** Texts that must not show in a failure's detail, besides the token. */
  privateTexts: readonly string[];
}

export type BotResult = { ok: true; result: unknown } | SendFailed;

/** Letters that can stand in the path of an address, where the token goes. Whether it is one, Telegram says. */
export function isBotToken(token: string): boolean {
  return /^[\w:-]{8,200}$/.test(token);
}

/** Below the configured root. Holds the token: for the request only, never for a log, a failure or a store. */
export function botUrl(io: ChannelIo, botToken: string, path: string, area: 'bot' | 'file/bot' = 'bot'): string {
  return `${io.config.baseUrl.replace(/\/+$/, '')}/${area}${botToken}/${path}`;
}

/** One call of the Bot API and what came of it. Never rejects. */
export async function callBotApi(io: ChannelIo, call: BotCall): Promise<BotResult> {
  if (io.signal?.aborted === true) return refuse('aborted', 'Cancelled before the request was sent.', 'transient');
  if (!isBotToken(call.botToken)) return refuse('no_credentials', 'The account has no usable bot token.', 'auth');
  let response: ChannelHttpResponse;
  try {
    response = await io.http.request({
      method: 'POST',
      url: botUrl(io, call.botToken, call.method),
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(call.body),
      timeoutMs: io.config.sendTimeoutMs ?? DEFAULT_TIMEOUT_MS,
      maxResponseBytes: MAX_ANSWER_BYTES,
      ...(io.signal === undefined ? {} : { signal: io.signal }),
    });
  } catch (error) {
    return settleLost(fromHttpError(error), call.repeatable);
  }
  return readAnswer(response, call);
}

function readAnswer(response: ChannelHttpResponse, call: BotCall): BotResult {
  const json = asObject(decodeJson(response.body));
  if (json?.ok === true && json.result !== undefined && response.status < 300) return { ok: true, result: json.result };
  const code = json?.ok === false ? asNumber(json.error_code) : undefined;
  if (json === undefined || code === undefined) return settleLost(fromBareStatus(response), call.repeatable);
  const description = asText(json.description) ?? '';
  const parameters = asObject(json.parameters);
  const migratedTo = asId(parameters?.migrate_to_chat_id);
  const retryAfter = asNumber(parameters?.retry_after);
  const { failure, reason } = classifyError({ code, description, ...(migratedTo === undefined ? {} : { migratedTo }) });
  return {
    ok: false,
    failure,
    code: reason === undefined ? String(code) : `${code}.${reason}`,
    ambiguous: false,
    ...(retryAfter === undefined || retryAfter < 0 ? {} : { retryAfterMs: Math.round(retryAfter * 1000) }),
    ...(migratedTo === undefined ? {} : { newUserId: migratedTo }),
    detail: redactDetail(description, [call.botToken, ...call.privateTexts]),
  };
}

/** An answer without the envelope comes from something in between, or after the message was taken. */
function fromBareStatus(response: ChannelHttpResponse): SendFailed {
  const { status } = response;
  const failure = classifyError({ code: status, description: '' }).failure;
  const isRefusal = status >= 400 && status < 500;
  const isBusy = status === 503;
  const seconds = asNumber(response.headers['retry-after']);
  return {
    ok: false,
    failure: isRefusal || isBusy ? failure : 'unknown',
    code: `http.${status}`,
    ambiguous: !isRefusal && !isBusy,
    ...(seconds === undefined || seconds < 0 ? {} : { retryAfterMs: Math.round(seconds * 1000) }),
    detail: `HTTP ${status} without an answer of the Bot API.`,
  };
}
