import { asArray, asId, asNumber, asObject, asText, compact, type JsonObject } from '../contract/lenient-json.ts';
import type { InboundEvent, InboundUser } from '../contract/types.ts';
import { type Content, parseContent } from './parse-content.ts';
import { baseEvent, ignoredEvent, readPlace, readUser, toId, type UpdateScope } from './read-scope.ts';

/** A new message: to the bot, in a group, or in a chat of a business that let the bot in. */
export function parseMessage(scope: UpdateScope, element: unknown): InboundEvent {
  const message = asObject(element);
  if (message === undefined) return ignoredEvent(scope, 'malformed', element);
  const movedTo = toId(message.migrate_to_chat_id);
  if (movedTo !== undefined) return parseMigration(scope, message, movedTo);
  const writer = readWriter(message);
  if (writer === undefined) return ignoredEvent(scope, 'no_sender', element, readPlace(message));
  const content = parseContent(message, writer.user.id);
  return compact<InboundEvent>({
    ...baseEvent(scope, message.date),
    ...writer,
    ...readPlace(message),
    albumId: asId(message.media_group_id),
    replyTo: readReply(message),
    forwarded: asObject(message.forward_origin) === undefined ? undefined : true,
    links: readLinks(message),
    ...withOwnPhone(content, writer.user),
    raw: element,
  });
}

/** New words, or a new caption, of a message that stands. A place that moves while it is shared is no correction. */
export function parseEdited(scope: UpdateScope, element: unknown): InboundEvent {
  const message = asObject(element);
  if (message === undefined) return ignoredEvent(scope, 'malformed', element);
  const event = parseMessage(scope, element);
  const at = baseEvent(scope, message.edit_date ?? message.date);
  const time = { dedupeKey: at.dedupeKey, occurredAt: at.occurredAt };
  if (event.kind === 'ignored' || event.kind === 'identity_change') return { ...event, ...time };
  const target = asText(asId(message.message_id));
  if (event.kind === 'location' || target === undefined)
    return { ...event, ...time, kind: 'ignored', error: { code: 'channel.live_location' } };
  return { ...event, ...time, kind: 'edit', targetMessageId: event.messageId ?? target };
}

/**
 * Who wrote, and with which id the message is known. In a business chat the contact is the chat: what another than they
 * wrote is an echo of the owner, or of our own send when it names a bot. The owner's messages are counted apart from the
 * bot's, so that their ids are told apart from those of our sends.
 */
function readWriter(message: JsonObject): (Pick<InboundEvent, 'direction' | 'messageId'> & { user: InboundUser }) | undefined {
  const sender = readUser(message.from);
  const messageId = asId(message.message_id);
  const connection = asText(message.business_connection_id);
  const contact = connection === undefined ? sender : readUser(message.chat);
  if (contact === undefined) return undefined;
  const id = messageId === undefined ? {} : { messageId };
  if (connection === undefined || sender?.id === contact.id) return { direction: 'inbound', ...id, user: sender ?? contact };
  const isOurs = asObject(message.sender_business_bot) !== undefined;
  return { direction: 'echo', ...(isOurs || messageId === undefined ? id : { messageId: `${connection}:${messageId}` }), user: contact };
}

/** The whole card is the contact's own when Telegram says whose number it is. */
function withOwnPhone(content: Content, user: InboundUser): Content & { user?: InboundUser } {
  const own = content.contacts?.find((card) => card.own === true)?.phones[0]?.replace(/\D/g, '');
  return own === undefined || own === '' ? content : { ...content, user: { ...user, aliases: [...user.aliases, own], phone: own } };
}

function readReply(message: JsonObject): InboundEvent['replyTo'] {
  const story = asObject(message.reply_to_story);
  const reply = compact<NonNullable<InboundEvent['replyTo']>>({
    messageId: asId(asObject(message.reply_to_message)?.message_id),
    quote: asText(asObject(message.quote)?.text),
    story: story === undefined ? undefined : compact<{ id?: string }>({ id: asId(story.id) }),
  });
  return Object.keys(reply).length === 0 ? undefined : reply;
}

/** Addresses as Telegram found them. Its offsets count UTF-16 units, as strings do here, so a family emoji moves nothing. */
function readLinks(message: JsonObject): string[] | undefined {
  const text = asText(message.text) ?? asText(message.caption) ?? '';
  const links = [...asArray(message.entities), ...asArray(message.caption_entities)].flatMap((value) => {
    const entity = asObject(value);
    if (entity?.type === 'text_link') return asText(entity.url) ?? [];
    const offset = asNumber(entity?.offset);
    const length = asNumber(entity?.length);
    if (entity?.type !== 'url' || offset === undefined || length === undefined || offset < 0 || length <= 0) return [];
    return asText(text.slice(offset, offset + length).toWellFormed()) ?? [];
  });
  return links.length === 0 ? undefined : [...new Set(links)];
}

/** A group became a large one and has another id from now on. */
function parseMigration(scope: UpdateScope, message: JsonObject, movedTo: string): InboundEvent {
  const place = readPlace(message);
  const id = place.conversationId;
  if (id === undefined) return ignoredEvent(scope, 'malformed', message);
  return {
    ...baseEvent(scope, message.date),
    kind: 'identity_change',
    user: { id, aliases: [id] },
    ...place,
    groupId: id,
    identityChange: { newUserId: movedTo },
    raw: message,
  };
}
