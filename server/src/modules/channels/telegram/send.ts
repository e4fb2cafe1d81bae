import { asId, asObject } from '../contract/lenient-json.ts';
import { refuse } from '../contract/send-failure.ts';
import type {
  Acknowledged,
  ActivityTarget,
  ChannelIo,
  ConnectedAccount,
  OutboundMessage,
  SendFailed,
  SendResult,
} from '../contract/types.ts';
import { type BotResult, callBotApi } from './call-bot-api.ts';
import { findProblem, toMessageNumber } from './find-problem.ts';
import { fit } from './fit.ts';
import { type BotMethod, toEdit, toMethod } from './to-method.ts';

/** Sends one message. `ok` means it stands in the chat: Telegram reports nothing later and has no look-up for an answer that was lost. */
export async function send(account: ConnectedAccount, message: OutboundMessage, io: ChannelIo): Promise<SendResult> {
  const fitted = toFitted(message);
  if ('ok' in fitted) return fitted;
  const result = await call(account, toMethod(fitted), io, false, privateTextsOf(fitted));
  if (!result.ok) return result;
  // A reaction is answered with `true`: it has no number of its own.
  return fitted.kind === 'reaction' ? sentAs(fitted.messageId, fitted) : readSent(result.result, fitted);
}

/** Gives a text of ours other words and other buttons. One that reads so already is no failure. */
export async function edit(account: ConnectedAccount, messageId: string, message: OutboundMessage, io: ChannelIo): Promise<SendResult> {
  const fitted = toFitted(message);
  if ('ok' in fitted) return fitted;
  const method = toMessageNumber(messageId) === undefined ? undefined : toEdit(fitted, messageId);
  if (method === undefined) return refuse('no_target', 'Only a text of ours can be written anew.');
  const result = await call(account, method, io, true, privateTextsOf(fitted));
  return result.ok || result.code === '400.not_modified' ? sentAs(messageId, fitted) : result;
}

/** Shows for 5 s, or until a message arrives, that an answer is being written. */
export async function typing(account: ConnectedAccount, to: ActivityTarget, io: ChannelIo): Promise<Acknowledged> {
  const chat = { chat_id: Number(to.userId), business_connection_id: to.returnPath?.businessConnectionId };
  return acknowledge(await call(account, { method: 'sendChatAction', body: { ...chat, action: 'typing' } }, io, true, [to.userId]));
}

/** Only the owner of a business account has something to mark as read; a bot's own chats know no marks. */
export async function markRead(account: ConnectedAccount, to: ActivityTarget, io: ChannelIo): Promise<Acknowledged> {
  const connection = to.returnPath?.businessConnectionId;
  const number = to.messageId === undefined ? undefined : toMessageNumber(to.messageId);
  if (connection === undefined || number === undefined) return refuse('not_offered', 'Bots cannot mark messages as read.');
  const body = { business_connection_id: connection, chat_id: Number(to.userId), message_id: number };
  return acknowledge(await call(account, { method: 'readBusinessMessage', body }, io, true, [to.userId]));
}

function acknowledge(result: BotResult): Acknowledged {
  return result.ok ? { ok: true } : result;
}

function toFitted(message: OutboundMessage): OutboundMessage | SendFailed {
  const parts = fit(message);
  const part = parts[0];
  if (parts.length !== 1 || part === undefined) return refuse('must_split', `The content makes ${parts.length} messages.`);
  const { to, tracker, replyTo } = message;
  const fitted: OutboundMessage = { ...part, to, tracker, ...(replyTo === undefined ? {} : { replyTo }) };
  const problem = findProblem(fitted);
  return problem === null ? fitted : refuse(problem.reason, problem.sentence);
}

function call(account: ConnectedAccount, { method, body }: BotMethod, io: ChannelIo, repeatable: boolean, privateTexts: readonly string[]) {
  const botToken = account.credentials.botToken ?? '';
  return callBotApi(io, { botToken, method, body, repeatable, privateTexts: [...Object.values(account.credentials), ...privateTexts] });
}

function privateTextsOf(message: OutboundMessage): string[] {
  const texts = [message.to.userId, message.to.phone];
  if ('text' in message) texts.push(message.text);
  if (message.kind === 'media') texts.push(message.caption);
  return texts.filter((text) => text !== undefined);
}

function readSent(result: unknown, message: OutboundMessage): SendResult {
  const messageId = asId(asObject(result)?.message_id);
  if (messageId !== undefined) return sentAs(messageId, message);
  return { ...refuse('no_message_id', 'Telegram accepted the message without naming it.', 'unknown'), ambiguous: true };
}

function sentAs(messageId: string, { to }: OutboundMessage): SendResult {
  return { ok: true, messageId, userId: to.userId, aliases: [to.userId] };
}
