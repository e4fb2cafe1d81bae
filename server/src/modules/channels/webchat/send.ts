import { WEBCHAT_LIMITS } from '@wafaa/contracts';
import { download, mediaProblem, readDownload } from '../contract/download.ts';
import { asId, asNumber, asObject, asText, decodeJson } from '../contract/lenient-json.ts';
import { fromHttpError, redactDetail, refuse } from '../contract/send-failure.ts';
import type {
  Acknowledged,
  ActivityTarget,
  ChannelHttpResponse,
  ChannelIo,
  ConnectedAccount,
  FetchedMedia,
  FoundSend,
  MediaRef,
  OutboundMessage,
  SendFailed,
  SendFailure,
  SendResult,
} from '../contract/types.ts';
import { findProblem } from './find-problem.ts';
import { fit } from './fit.ts';
import { toContent } from './to-content.ts';

const TIMEOUT_MS = 10_000;
const MAX_ANSWER_BYTES = 64 * 1024;

/** Puts one message into the visitor's thread. The tracker is its id there: the same send again is the same message. */
export async function send(account: ConnectedAccount, message: OutboundMessage, io: ChannelIo): Promise<SendResult> {
  const parts = fit(message);
  const [part] = parts;
  if (parts.length !== 1 || part === undefined) return refuse('must_split', `The content makes ${parts.length} messages.`);
  const { to, tracker } = message;
  const fitted: OutboundMessage = { ...part, to, tracker };
  const problem = findProblem(fitted);
  if (problem !== null) return refuse(problem.reason, problem.sentence);
  const answer = await call(account, io, 'POST', 'messages', { id: tracker, to: to.userId, content: toContent(fitted) });
  if (!answer.ok) return answer;
  const messageId = asId(answer.body?.id);
  if (messageId !== undefined) return { ok: true, messageId, userId: to.userId, aliases: [to.userId] };
  return { ...refuse('no_message_id', 'The chat took the message without naming it.', 'unknown'), ambiguous: true };
}

export async function findSent(account: ConnectedAccount, message: OutboundMessage, _since: Date, io: ChannelIo): Promise<FoundSend> {
  const place = `visitors/${encodeURIComponent(message.to.userId)}/messages/${encodeURIComponent(message.tracker)}`;
  const answer = await call(account, io, 'GET', place);
  if (answer.ok) return { ok: true, messageId: asId(answer.body?.id) ?? null };
  return answer.code === '404.not_found' ? { ok: true, messageId: null } : answer;
}

/** Shows the visitor that a person is writing, for some seconds or until what they wrote is there. */
export async function typing(account: ConnectedAccount, to: ActivityTarget, io: ChannelIo): Promise<Acknowledged> {
  const answer = await call(account, io, 'POST', `visitors/${encodeURIComponent(to.userId)}/typing`);
  return answer.ok ? { ok: true } : answer;
}

/** A file that a visitor attached: its id is the visitor's and its message's, as `parse` made it. */
export async function fetchMedia(account: ConnectedAccount, media: MediaRef, io: ChannelIo): Promise<FetchedMedia> {
  const [visitor, id, ...rest] = (media.id ?? '').split(':');
  if (!visitor || !id || rest.length > 0) return mediaProblem('media_unknown', 'The file has no id of this chat.');
  const place = `visitors/${encodeURIComponent(visitor)}/files/${encodeURIComponent(id)}`;
  const secret = account.credentials.serviceSecret ?? '';
  const maxBytes = Math.min(media.maxBytes ?? Number.POSITIVE_INFINITY, WEBCHAT_LIMITS.fileBytes);
  const response = await download(addressOf(account, io, place), { authorization: `Bearer ${secret}` }, io, maxBytes);
  return 'ok' in response ? response : readDownload(response, { mime: media.mime, filename: media.filename }, maxBytes);
}

const addressOf = (account: ConnectedAccount, io: ChannelIo, place: string): string =>
  `${io.config.baseUrl}/v1/accounts/${encodeURIComponent(account.accountKey)}/${place}`;

type Answer = { ok: true; body: Record<string, unknown> | undefined } | SendFailed;

async function call(account: ConnectedAccount, io: ChannelIo, method: 'GET' | 'POST', place: string, body?: object): Promise<Answer> {
  if (io.signal?.aborted === true) return refuse('aborted', 'Cancelled before the request was sent.', 'transient');
  const secret = account.credentials.serviceSecret ?? '';
  if (secret === '') return refuse('no_credentials', 'The chat has no service secret.', 'auth');
  try {
    const response = await io.http.request({
      method,
      url: addressOf(account, io, place),
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json', accept: 'application/json' },
      timeoutMs: io.config.sendTimeoutMs ?? TIMEOUT_MS,
      maxResponseBytes: MAX_ANSWER_BYTES,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(io.signal === undefined ? {} : { signal: io.signal }),
    });
    return readAnswer(response, Object.values(account.credentials));
  } catch (error) {
    return fromHttpError(error);
  }
}

const MEANINGS: Readonly<Record<number, SendFailure>> = {
  400: 'invalid_payload',
  401: 'auth',
  404: 'recipient_unreachable',
  413: 'invalid_payload',
  422: 'invalid_payload',
  429: 'throttled',
  503: 'transient',
};

function readAnswer({ status, headers, body }: ChannelHttpResponse, secrets: string[]): Answer {
  const json = asObject(decodeJson(body));
  if (status < 300) return { ok: true, body: json };
  // A word of the chat's own, or nothing: whatever else stands there is not repeated.
  const reason = /^[a-z_]{1,40}$/.exec(asText(json?.code) ?? '')?.[0];
  const seconds = asNumber(headers['retry-after']);
  const failure = MEANINGS[status];
  return {
    ok: false,
    failure: failure ?? 'unknown',
    code: reason === undefined ? `http.${status}` : `${status}.${reason}`,
    // What failed inside may have been written.
    ambiguous: failure === undefined,
    ...(seconds === undefined || seconds < 0 ? {} : { retryAfterMs: Math.round(seconds * 1000) }),
    detail: redactDetail(asText(json?.detail) ?? `HTTP ${status} from the chat.`, secrets),
  };
}
