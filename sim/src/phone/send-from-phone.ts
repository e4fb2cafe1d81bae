import { channelOf } from '../channel-of.ts';
import type { DeliveryPlan } from '../core/dispatcher.ts';
import { BadRequest } from '../core/read.ts';
import type { World } from '../world.ts';
import { contactId } from './conversations.ts';
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
  const sender = input.from.id ?? input.from.waId ?? input.from.userId;
  if (sender === undefined) throw new BadRequest('"from" needs "id"');
  const conversation = world.conversations.open(account.key, sender.replace(/^\+/, ''), input.from);
  const { contact } = conversation;
  const id = contactId(contact);
  const written = channelOf(account.channel).write(world, account, conversation, input);
  const { messageId } = written;
  const counts = written.isNote !== true;
  const number = input.number ?? (counts ? world.ledger.nextNumber(account.key, id) : 0);
  written.show();
  if (counts) {
    conversation.lastInboundAt = world.now();
    world.ledger.offer({ account: account.key, contact: id, messageId, number, numbered: input.numbered ?? false });
  }
  const acknowledged = new Promise<void>((resolve) => {
    world.dispatcher.deliver(
      { account, contact, kind: 'message', item: written.item },
      planDelivery(world, account, id, input, plan),
      () => {
        if (counts) world.ledger.acknowledge(messageId);
        world.conversations.setStatus(messageId, 'delivered');
        resolve();
      },
    );
  });
  return { messageId, contact: id, number, acknowledged };
}
