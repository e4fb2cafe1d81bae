import type { Account } from '../accounts.ts';
import type { World } from '../world.ts';
import { asString, type Json } from '../core/read.ts';
import { contactId, type Conversation, type PhoneMessage } from '../phone/conversations.ts';
import { STATUS_DELIVERY } from '../core/dispatcher.ts';
import { toStatusError, windowClosed, type GraphError } from '../meta/graph-error.ts';
import { toBubble } from '../phone/message-view.ts';
import { isWindowOpen } from '../phone/window.ts';
import type { ValidSend } from './validate-send.ts';
import { toStatusItem } from './webhook-body.ts';

export interface Accepted {
  messageId: string;
  body: Json;
}

export interface AcceptOptions {
  /** Recorded although the sender will not learn of it. */
  uncertain: boolean;
  /** Accepted, then failed by a status with this code. */
  failWith: number | null;
}

/** Takes a valid send: shows it on the customer's phone, enters it in the ledger, and lets its statuses follow. */
export function acceptSend(world: World, account: Account, send: ValidSend, options: AcceptOptions): Accepted | GraphError {
  const conversation = world.conversations.open(account.key, send.recipient);
  const { contact } = conversation;
  const free = send.type !== 'template';
  const closed = free && !isWindowOpen(world, conversation);
  if (closed && world.settings.windowClosedBy === 'response') return windowClosed;
  const messageId = world.ids.outboundMessage(contact.waId ?? '0');
  const failWith = closed ? 131047 : options.failWith;
  if (!send.droppedSilently) {
    if (failWith === null) {
      show(world, conversation, messageId, send);
      world.ledger.reply({
        account: account.key,
        contact: contactId(contact),
        messageId,
        text: textOf(send),
        tracker: send.tracker,
        uncertain: options.uncertain,
      });
      followWithStatuses(world, account, conversation, messageId, send.tracker);
    } else {
      sendStatus(
        world,
        account,
        conversation,
        { messageId, status: 'failed', tracker: send.tracker, error: toStatusError(failWith) },
        world.settings.sentMs,
      );
    }
  }
  return {
    messageId,
    body: {
      messaging_product: 'whatsapp',
      contacts: [{ input: send.input, ...(contact.waId === null ? {} : { wa_id: contact.waId }), user_id: contact.userId }],
      messages: [{ id: messageId, ...(send.type === 'template' ? { message_status: 'accepted' } : {}) }],
    },
  };
}

/** All words a customer reads: body, buttons and rows count, since a bot may quote its tokens anywhere. */
function textOf(send: ValidSend): string {
  if (send.type === 'text') return asString(send.content['body']) ?? '';
  return send.templateText ?? JSON.stringify(send.content);
}

function show(world: World, conversation: Conversation, messageId: string, send: ValidSend): void {
  world.conversations.setTyping(conversation, false);
  if (send.type === 'reaction') {
    world.conversations.react(asString(send.content['message_id']) ?? '', asString(send.content['emoji']) ?? '');
    return;
  }
  const bubble: PhoneMessage = {
    id: messageId,
    author: 'business',
    at: world.now(),
    status: 'delivered',
    ...toBubble(send.type, send.content, send.templateText),
  };
  const quoted = send.contextMessageId === null ? undefined : world.conversations.ofMessage(send.contextMessageId);
  if (quoted) bubble.quoted = { id: quoted.message.id, text: quoted.message.text };
  world.conversations.append(conversation, bubble);
}

/** One after the other, since timers of nearly the same time may fire in any order. */
function followWithStatuses(world: World, account: Account, conversation: Conversation, messageId: string, tracker: string | null): void {
  const { settings } = world;
  const steps = [
    { status: 'sent', atMs: settings.sentMs },
    { status: 'delivered', atMs: settings.deliveredMs },
    { status: 'read', atMs: settings.readMs },
  ].filter((step) => step.atMs >= 0);
  const follow = (index: number, passedMs: number): void => {
    const step = steps[index];
    if (!step) return;
    const waitMs = Math.max(0, step.atMs - passedMs);
    sendStatus(world, account, conversation, { messageId, status: step.status, tracker }, waitMs, () =>
      follow(index + 1, passedMs + waitMs),
    );
  };
  follow(0, 0);
}

function sendStatus(
  world: World,
  account: Account,
  conversation: Conversation,
  status: { messageId: string; status: string; tracker: string | null; error?: Json },
  afterMs: number,
  then: () => void = () => undefined,
): void {
  world.timers.after(Math.max(0, afterMs), () => {
    const item = toStatusItem({ ...status, contact: conversation.contact, at: world.now() });
    world.dispatcher.deliver({ account, contact: conversation.contact, kind: 'status', item }, STATUS_DELIVERY, () => undefined);
    then();
  });
}
