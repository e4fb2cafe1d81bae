import type { Account } from '../../accounts.ts';
import { STATUS_DELIVERY } from '../../core/dispatcher.ts';
import { asRecord, asString, type Json } from '../../core/read.ts';
import { contactId, type Conversation, type PhoneMessage } from '../../phone/conversations.ts';
import type { MediaView } from '../../phone/message-view.ts';
import { isWindowOpen } from '../../phone/window.ts';
import type { World } from '../../world.ts';
import type { GraphError } from '../graph-error.ts';
import { outsideWindow } from './errors.ts';
import { APP_ID, type MessagingProduct } from './product.ts';
import { choicesOf, type ValidSend } from './validate-send.ts';

/** People may be answered by people for as many windows of a day. */
const HUMAN_AGENT_WINDOWS = 7;

/** Takes a valid send: shows it on the customer's phone, enters it in the ledger, and lets its echo and its marks follow. */
export function acceptSend(
  world: World,
  product: MessagingProduct,
  account: Account,
  send: ValidSend,
  uncertain: boolean,
): { body: Json } | GraphError {
  const conversation = world.conversations.open(account.key, send.recipient);
  if (send.action !== null) return { body: act(world, conversation, send.action, send.payload) };
  if (!mayWrite(world, conversation, send.humanAgent)) return outsideWindow;
  const messageId = product.messageId(world.ids.trace());
  const bubble = toBubble(world, send.message, messageId);
  const quoted = send.replyTo === null ? undefined : world.conversations.ofMessage(send.replyTo);
  if (quoted) bubble.quoted = { id: quoted.message.id, text: quoted.message.text };
  world.conversations.setTyping(conversation, false);
  world.conversations.append(conversation, bubble);
  world.ledger.reply({
    account: account.key,
    contact: contactId(conversation.contact),
    messageId,
    text: send.text === '' ? JSON.stringify(send.message) : send.text,
    tracker: send.tracker,
    uncertain,
  });
  follow(world, product, account, conversation, messageId, send);
  return { body: { recipient_id: send.recipient, message_id: messageId } };
}

function mayWrite(world: World, conversation: Conversation, humanAgent: boolean): boolean {
  if (isWindowOpen(world, conversation)) return true;
  const last = conversation.lastInboundAt;
  return humanAgent && last !== null && world.now() - last < world.settings.windowMs * HUMAN_AGENT_WINDOWS;
}

function act(world: World, conversation: Conversation, action: string, payload: Json): Json {
  if (action === 'typing_on') {
    world.conversations.setTyping(conversation, true);
    world.timers.after(20_000, () => world.conversations.setTyping(conversation, false));
  } else if (action === 'typing_off') world.conversations.setTyping(conversation, false);
  else if (action === 'mark_seen') {
    for (const message of conversation.messages) if (message.author === 'customer') world.conversations.setStatus(message.id, 'read');
  } else {
    const word = asString(payload['reaction']) ?? 'love';
    world.conversations.react(asString(payload['message_id']) ?? '', action === 'unreact' ? '' : word === 'love' ? '❤️' : word);
  }
  return { recipient_id: conversation.contact.userId };
}

function toBubble(world: World, message: Json, id: string): PhoneMessage {
  const attachment = asRecord(message['attachment']);
  const payload = asRecord(attachment['payload']);
  const type = asString(attachment['type']);
  const choices = choicesOf(message);
  const isFile = type !== undefined && type !== 'template';
  const media: MediaView = {
    id: asString(payload['attachment_id']) ?? null,
    url: asString(payload['url']) ?? null,
    mimeType: null,
    filename: null,
    caption: null,
    voice: false,
  };
  return {
    id,
    author: 'business',
    at: world.now(),
    status: 'delivered',
    kind: choices ? 'interactive' : !isFile ? 'text' : type === 'file' ? 'document' : type === 'like_heart' ? 'text' : type,
    text: type === 'like_heart' ? '❤️' : (asString(message['text']) ?? asString(payload['text']) ?? ''),
    ...(choices ? { interactive: choices } : {}),
    ...(isFile && type !== 'like_heart' ? { media } : {}),
  };
}

/** The echo, then what the customer's phone tells: one after the other, since timers of nearly the same time may fire in any order. */
function follow(
  world: World,
  product: MessagingProduct,
  account: Account,
  conversation: Conversation,
  mid: string,
  send: Extract<ValidSend, { action: null }>,
): void {
  const { settings } = world;
  const user = { id: conversation.contact.userId };
  const business = { id: account.key };
  const { metadata, ...message } = send.message;
  const echo = { mid, ...toEcho(message), is_echo: true, app_id: APP_ID, ...(product.echoesMetadata && metadata ? { metadata } : {}) };
  const watermark = world.now();
  const read = product.readMark === 'mid' ? { mid } : { watermark };
  const steps: { atMs: number; item: Json }[] = [
    { atMs: settings.sentMs, item: { sender: business, recipient: user, message: echo } },
    ...(product.tellsDelivery
      ? [{ atMs: settings.deliveredMs, item: { sender: user, recipient: business, delivery: { mids: [mid], watermark } } }]
      : []),
    { atMs: settings.readMs, item: { sender: user, recipient: business, read } },
  ].filter((step) => step.atMs >= 0);
  const next = (index: number, passedMs: number): void => {
    const step = steps[index];
    if (!step) return;
    const waitMs = Math.max(0, step.atMs - passedMs);
    world.timers.after(waitMs, () => {
      const item: Json = { ...step.item, timestamp: world.now() };
      world.dispatcher.deliver({ account, contact: conversation.contact, kind: 'status', item }, STATUS_DELIVERY, () => undefined);
      next(index + 1, passedMs + waitMs);
    });
  };
  next(0, 0);
}

/** Quick replies are not told back, and a template comes back as an attachment of its own. */
function toEcho(message: Json): Json {
  const { quick_replies: _replies, attachment, ...rest } = message;
  return attachment === undefined ? rest : { ...rest, attachments: [attachment] };
}
