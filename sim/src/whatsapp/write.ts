import type { Account } from '../accounts.ts';
import type { Written } from '../channel.ts';
import type { Json } from '../core/read.ts';
import type { Conversation, PhoneMessage } from '../phone/conversations.ts';
import type { CustomerMessage } from '../phone/customer-message.ts';
import type { World } from '../world.ts';
import { buildMessage } from './build-message.ts';
import { senderFields, toSeconds } from './webhook-body.ts';

/** A message of a customer as `value.messages[]` has it. @throws BadRequest */
export function write(world: World, account: Account, conversation: Conversation, input: CustomerMessage): Written {
  const { contact } = conversation;
  const at = world.now();
  const messageId = world.ids.inboundMessage(contact.waId ?? '0');
  const built = buildMessage(world, account, input);
  const context =
    input.replyTo !== undefined && input.type !== 'reaction'
      ? { context: { from: account.address.replace(/\D/g, ''), id: input.replyTo } }
      : {};
  const item: Json = { ...context, ...senderFields(contact), id: messageId, timestamp: toSeconds(at), ...built.item };
  return {
    messageId,
    item,
    show() {
      if (input.type === 'reaction') return world.conversations.react(input.replyTo ?? '', input.emoji ?? '');
      const bubble: PhoneMessage = { id: messageId, author: 'customer', at, status: 'sent', ...built.bubble };
      const quoted = input.replyTo === undefined ? undefined : world.conversations.ofMessage(input.replyTo);
      if (quoted) bubble.quoted = { id: quoted.message.id, text: quoted.message.text };
      world.conversations.append(conversation, bubble);
    },
  };
}
