import { asArray, asId, asObject, asText, type JsonObject } from '../contract/lenient-json.ts';
import { refuse } from '../contract/send-failure.ts';
import type {
  Acknowledged,
  ActivityTarget,
  ChannelIo,
  ConnectedAccount,
  OutboundMessage,
  Sent,
  SendResult,
  TemplateParameter,
} from '../contract/types.ts';
import { callGraph } from '../meta/call-graph.ts';
import { classifyWhatsAppCode } from './classify-code.ts';
import { findProblem } from './find-problem.ts';
import { fit } from './fit.ts';
import { isBusinessScopedId, toUserId } from './read-user.ts';
import { toGraphBody } from './to-graph-body.ts';

/**
 * Sends one message. `ok` means accepted, not delivered: 131026, 131047, 131049 and others come later, by webhook. An
 * `ambiguous` failure must be settled by the tracker on a status, since Graph offers no look-up and no idempotency key.
 */
export async function send(account: ConnectedAccount, message: OutboundMessage, io: ChannelIo): Promise<SendResult> {
  const parts = fit(message);
  const part = parts[0];
  if (parts.length !== 1 || part === undefined) return refuse('must_split', `The content makes ${parts.length} messages.`);
  const { to, tracker, replyTo } = message;
  const fitted: OutboundMessage = { ...part, to, tracker, ...(replyTo === undefined ? {} : { replyTo }) };
  const problem = findProblem(fitted);
  if (problem !== null) return refuse(problem.reason, problem.sentence);
  const result = await post(account, toGraphBody(fitted), io, false, privateTextsOf(fitted));
  return result.ok ? readSent(result.json) : result;
}

/** Marks the contact's message, and all before it, as read. */
export async function markRead(account: ConnectedAccount, to: ActivityTarget, io: ChannelIo): Promise<Acknowledged> {
  return postActivity(account, to, io, {});
}

/** Shows that an answer is being written, for 25 s or until it arrives. Marks the message as read as well: WhatsApp has no other way. */
export async function typing(account: ConnectedAccount, to: ActivityTarget, io: ChannelIo): Promise<Acknowledged> {
  return postActivity(account, to, io, { typing_indicator: { type: 'text' } });
}

async function postActivity(account: ConnectedAccount, to: ActivityTarget, io: ChannelIo, more: JsonObject): Promise<Acknowledged> {
  if (to.messageId === undefined || to.messageId === '') return refuse('no_target', 'WhatsApp marks messages, so it needs the id of one.');
  const body = { messaging_product: 'whatsapp', status: 'read', message_id: to.messageId, ...more };
  const result = await post(account, body, io, true, []);
  return result.ok ? { ok: true } : result;
}

function post(account: ConnectedAccount, body: JsonObject, io: ChannelIo, repeatable: boolean, privateTexts: readonly string[]) {
  return callGraph(io, {
    method: 'POST',
    path: `/${encodeURIComponent(account.accountKey)}/messages`,
    accessToken: account.credentials.accessToken ?? '',
    body: { contentType: 'application/json', content: JSON.stringify(body) },
    repeatable,
    privateTexts: [...Object.values(account.credentials), ...privateTexts],
    classify: classifyWhatsAppCode,
  });
}

/** Meta quotes rejected parameters in its explanations. */
function privateTextsOf(message: OutboundMessage): string[] {
  const texts = [message.to.userId, message.to.phone];
  if ('text' in message) texts.push(message.text);
  if (message.kind === 'media') texts.push(message.caption);
  if (message.kind === 'template') texts.push(...message.components.flatMap(({ parameters }) => parameters.map(wordsOf)));
  return texts.filter((text) => text !== undefined);
}

function wordsOf(parameter: TemplateParameter): string | undefined {
  if ('text' in parameter) return parameter.text;
  if ('fallback' in parameter) return parameter.fallback;
  if ('code' in parameter) return parameter.code;
  if ('payload' in parameter) return parameter.payload;
  return 'link' in parameter.source ? parameter.source.link : undefined;
}

function readSent(json: JsonObject): SendResult {
  const accepted = asObject(asArray(json.messages)[0]);
  const messageId = asId(accepted?.id);
  if (messageId === undefined) {
    return { ...refuse('no_message_id', 'WhatsApp accepted the message without naming it.', 'unknown'), ambiguous: true };
  }
  const contact = asObject(asArray(json.contacts)[0]);
  const aliases = [...new Set([contact?.user_id, contact?.wa_id].map(toUserId).filter((id) => id !== undefined))];
  const userId = aliases.find(isBusinessScopedId) ?? aliases[0];
  const acceptance = asText(accepted?.message_status);
  const sent: Sent = { ok: true, messageId, aliases };
  if (userId !== undefined) sent.userId = userId;
  if (acceptance !== undefined) sent.acceptance = acceptance;
  return sent;
}
