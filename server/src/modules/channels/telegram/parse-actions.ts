import { asArray, asId, asObject, asText, compact, type JsonObject } from '../contract/lenient-json.ts';
import type { InboundChoice, InboundEvent } from '../contract/types.ts';
import { baseEvent, ignoredEvent, readPlace, readUser, toId, type UpdateScope } from './read-scope.ts';

/** A tapped button. Its time is not sent: the date belongs to the message that carries it, and is 0 when that is too old to be shown. */
export function parseCallback(scope: UpdateScope, element: unknown): InboundEvent {
  const callback = asObject(element);
  const user = readUser(callback?.from);
  if (callback === undefined || user === undefined) return ignoredEvent(scope, 'no_sender', element);
  const id = asText(callback.data) ?? asText(callback.game_short_name);
  const message = asObject(callback.message) ?? {};
  const messageId = asId(message.message_id);
  const base = { ...baseEvent(scope, undefined), user, ...readPlace(message) };
  if (id === undefined) return compact<InboundEvent>({ ...base, kind: 'unsupported', messageId, raw: element });
  const title = titleOf(message, id);
  return compact<InboundEvent>({
    ...base,
    kind: 'choice',
    messageId,
    text: title,
    choice: compact<InboundChoice>({ id, title, source: 'button', callbackId: asId(callback.id) }),
    replyTo: messageId === undefined ? undefined : { messageId },
    raw: element,
  });
}

/** Words on the button: the message comes back with its keyboard. */
function titleOf(message: JsonObject, data: string): string | undefined {
  const buttons = asArray(asObject(message.reply_markup)?.inline_keyboard).flatMap(asArray).map(asObject);
  return asText(buttons.find((button) => button?.callback_data === data)?.text);
}

/** Old and new reactions of one person on one message; nobody is named when an administrator of a group stays hidden. */
export function parseReaction(scope: UpdateScope, element: unknown): InboundEvent {
  const change = asObject(element);
  const user = readUser(change?.user);
  const targetMessageId = asId(change?.message_id);
  if (change === undefined || user === undefined || targetMessageId === undefined) return ignoredEvent(scope, 'no_sender', element);
  const base = { ...baseEvent(scope, change.date), user, ...readPlace(change), targetMessageId, raw: element };
  const before = asArray(change.old_reaction).map(emojiOf);
  const now = asArray(change.new_reaction);
  if (now.length === 0) return { ...base, kind: 'reaction', text: '', removed: true };
  const emoji = now.map(emojiOf).findLast((one) => one !== undefined && !before.includes(one)) ?? emojiOf(now.at(-1));
  return emoji === undefined
    ? { ...base, kind: 'ignored', error: { code: 'channel.custom_reaction' } }
    : { ...base, kind: 'reaction', text: emoji };
}

/** A picture of somebody's own has no letter we could keep. */
function emojiOf(value: unknown): string | undefined {
  const reaction = asObject(value);
  return reaction?.type === 'paid' ? '⭐' : asText(reaction?.emoji);
}

/** In a private chat: the person blocked the bot, or took that back. In a group: the bot came or went, which is no business of a concierge. */
export function parseMembership(scope: UpdateScope, element: unknown): InboundEvent {
  const change = asObject(element);
  const user = readUser(change?.from);
  const status = asText(asObject(change?.new_chat_member)?.status);
  if (change === undefined || user === undefined || status === undefined) return ignoredEvent(scope, 'malformed', element);
  const base = { ...baseEvent(scope, change.date), user, ...readPlace(change), raw: element };
  if (base.groupId !== undefined) return { ...base, kind: 'ignored', status, error: { code: 'channel.group' } };
  if (status === 'kicked') return { ...base, kind: 'opt_out', preference: { category: 'all', value: 'stop' } };
  if (status === 'member') return { ...base, kind: 'opt_in', preference: { category: 'all', value: 'resume' } };
  return { ...base, kind: 'ignored', status };
}

/** A business let the bot into its own chats, changed what it may do there, or put it out. */
export function parseBusinessConnection(scope: UpdateScope, element: unknown): InboundEvent {
  const connection = asObject(element);
  const id = asText(connection?.id);
  if (connection === undefined || id === undefined) return ignoredEvent(scope, 'malformed', element);
  const canReply = connection.can_reply === true || asObject(connection.rights)?.can_reply === true;
  const event = connection.is_enabled === true ? 'BUSINESS_CONNECTED' : 'BUSINESS_DISCONNECTED';
  return {
    ...baseEvent(scope, connection.date),
    kind: 'account',
    accountEvent: { event, details: compact({ connectionId: id, canReply, ownerId: toId(asObject(connection.user)?.id) }) },
    raw: element,
  };
}

/** Messages of one chat that somebody took back. No time is sent, and not who did it; the chat is the contact's. */
export function parseDeleted(scope: UpdateScope, element: unknown): InboundEvent {
  const deletion = asObject(element);
  const targets = asArray(deletion?.message_ids)
    .map(asId)
    .filter((id) => id !== undefined);
  const [first] = targets;
  const user = readUser(deletion?.chat);
  if (deletion === undefined || first === undefined || user === undefined) return ignoredEvent(scope, 'malformed', element);
  return {
    ...baseEvent(scope, undefined),
    kind: 'delete',
    user,
    ...readPlace(deletion),
    targetMessageId: first,
    targetMessageIds: targets,
    raw: element,
  };
}
