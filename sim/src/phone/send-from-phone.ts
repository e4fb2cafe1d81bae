import { BadRequest, type Json } from '../core/read.ts';
import type { World } from '../world.ts';
import { contactId, type PhoneMessage } from '../whatsapp/conversations.ts';
import type { DeliveryPlan } from '../whatsapp/dispatcher.ts';
import { senderFields, toSeconds } from '../whatsapp/webhook-body.ts';
import { buildMessage } from './build-message.ts';
import { planDelivery } from './customer-delivery.ts';
import type { CustomerMessage } from './customer-message.ts';

export interface SentByCustomer {
  messageId: string;
  contact: string;
  number: number;
  /** Resolves with the receiver's first 200. */
  acknowledged: Promise<void>;
}

/** A customer presses "send": shows the bubble, enters it in the ledger, posts the signed webhook. @throws BadRequest */
export function sendFromPhone(world: World, input: CustomerMessage, plan?: Partial<DeliveryPlan>): SentByCustomer {
  const account = world.accounts.get(input.account);
  if (!account) throw new BadRequest(`unknown account "${input.account}"`);
  const sender = input.from.waId ?? input.from.userId;
  if (sender === undefined) throw new BadRequest('"from" needs "waId" or "userId"');
  const conversation = world.conversations.open(account.phoneNumberId, sender.replace(/^\+/, ''), input.from);
  const { contact } = conversation;
  const id = contactId(contact);
  const at = world.now();
  const messageId = world.ids.inboundMessage(contact.waId ?? '0');
  const number = input.number ?? world.ledger.nextNumber(account.phoneNumberId, id);
  const built = buildMessage(world, account, input);
  if (input.type === 'reaction') world.conversations.react(input.replyTo ?? '', input.emoji ?? '');
  else {
    const bubble: PhoneMessage = { id: messageId, author: 'customer', at, status: 'sent', ...built.bubble };
    const quoted = input.replyTo === undefined ? undefined : world.conversations.ofMessage(input.replyTo);
    if (quoted) bubble.quoted = { id: quoted.message.id, text: quoted.message.text };
    world.conversations.append(conversation, bubble);
  }
  conversation.lastInboundAt = at;
  world.ledger.offer({ account: account.phoneNumberId, contact: id, messageId, number, numbered: input.numbered ?? false });

  const context =
    input.replyTo !== undefined && input.type !== 'reaction'
      ? { context: { from: account.displayNumber.replace(/\D/g, ''), id: input.replyTo } }
      : {};
  const item: Json = { ...context, ...senderFields(contact), id: messageId, timestamp: toSeconds(at), ...built.item };
  const acknowledged = new Promise<void>((resolve) => {
    world.dispatcher.deliver({ account, contact, kind: 'message', item }, planDelivery(world, account, id, input, plan), () => {
      world.ledger.acknowledge(messageId);
      world.conversations.setStatus(messageId, 'delivered');
      resolve();
    });
  });
  return { messageId, contact: id, number, acknowledged };
}
