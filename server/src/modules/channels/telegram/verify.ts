import { createHash, timingSafeEqual } from 'node:crypto';
import { asId, asObject, decodeJson } from '../contract/lenient-json.ts';
import type { AppSecrets, RawRequest, RawResponse, VerifyResult } from '../contract/types.ts';

const HEADER = 'x-telegram-bot-api-secret-token';

/** The body does not say whose it is: the webhook's address does, one for each bot. */
export function accountOf(request: RawRequest): string | undefined {
  return request.path === undefined || request.path === '' ? undefined : request.path;
}

/**
 * The secret that was given with `setWebhook` must come back. It covers neither body nor time, so `stale` never results;
 * update ids stop replays. While a secret is being changed the previous one is accepted too: updates may be on their way.
 */
export function verify(request: RawRequest, secrets: AppSecrets): VerifyResult {
  const given: unknown = request.headers[HEADER];
  if (typeof given !== 'string' || given === '') return 'bad_signature';
  const { webhookSecret, previousWebhookSecret } = secrets.account?.credentials ?? {};
  const digest = toDigest(given);
  const valid = [webhookSecret, previousWebhookSecret, ...secrets.signingSecrets].filter(
    (secret) => secret !== undefined && secret !== '' && timingSafeEqual(digest, toDigest(secret)),
  );
  return valid.length > 0 ? 'ok' : 'bad_signature';
}

/** Digests have one length, so neither the length nor the first wrong letter shows in the time taken. */
function toDigest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/**
 * Any 2xx takes the update off Telegram's list. A tapped button goes on turning until it is answered: the answer to the
 * webhook may carry one call, and this one needs no result, so it costs no request and cannot be forgotten.
 */
export function ack(request: RawRequest): RawResponse {
  const callbackId = asId(asObject(asObject(decodeJson(request.rawBody))?.callback_query)?.id);
  if (callbackId === undefined) return { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: 'OK' };
  const body = JSON.stringify({ method: 'answerCallbackQuery', callback_query_id: callbackId });
  return { status: 200, headers: { 'content-type': 'application/json; charset=utf-8' }, body };
}
