import type { Account } from '../accounts.ts';
import type { Written } from '../channel.ts';
import { BadRequest, type Json } from '../core/read.ts';
import type { Contact, Conversation, PhoneMessage } from '../phone/conversations.ts';
import type { CustomerMessage } from '../phone/customer-message.ts';
import { FILE_TYPES, readFile } from '../phone/customer-file.ts';
import type { World } from '../world.ts';
import { stateOf, type TelegramState } from './state.ts';

/** One update, as the customer's phone causes it. @throws BadRequest */
export function write(world: World, account: Account, conversation: Conversation, input: CustomerMessage): Written {
  const state = stateOf(world);
  const { contact } = conversation;
  const update = (kind: string, content: Json): Json => ({ update_id: state.nextUpdateId(), [kind]: content });
  const person = { from: toUser(contact), chat: toChat(contact), date: Math.floor(world.now() / 1000) };
  switch (input.type) {
    case 'button_reply':
      return tap(world, state, conversation, input, (content) => update('callback_query', content));
    case 'reaction':
      return react(world, conversation, input, (content) => update('message_reaction', content));
    case 'block':
    case 'unblock':
      return changeMembership(state, account, conversation, input.type, (content) => update('my_chat_member', content));
    default: {
      const messageId = state.nextMessageId();
      const built = build(world, account, input);
      const quoted = input.replyTo === undefined ? undefined : world.conversations.ofMessage(input.replyTo);
      const reply = quoted ? { reply_to_message: { message_id: Number(quoted.message.id), chat: person.chat, date: person.date } } : {};
      return {
        messageId: String(messageId),
        item: update('message', { message_id: messageId, ...person, ...reply, ...built.content }),
        show() {
          const bubble: PhoneMessage = { id: String(messageId), author: 'customer', at: world.now(), status: 'sent', ...built.bubble };
          if (quoted) bubble.quoted = { id: quoted.message.id, text: quoted.message.text };
          world.conversations.append(conversation, bubble);
        },
      };
    }
  }
}

interface Built {
  content: Json;
  bubble: Pick<PhoneMessage, 'kind' | 'text' | 'media' | 'location'>;
}

function build(world: World, account: Account, input: CustomerMessage): Built {
  const text = input.text ?? '';
  if (FILE_TYPES.has(input.type)) return buildMedia(world, account, input, text);
  switch (input.type) {
    case 'text': {
      if (text === '') throw new BadRequest('a text needs "text"');
      const command = /^\/\w+/.exec(text)?.[0];
      const entities = command === undefined ? {} : { entities: [{ type: 'bot_command', offset: 0, length: command.length }] };
      return { content: { text, ...entities }, bubble: { kind: 'text', text } };
    }
    case 'location': {
      const place = input.location ?? {
        latitude: 24.774265,
        longitude: 46.738586,
        name: 'Riyadh Front',
        address: 'King Salman Road, Riyadh',
      };
      const location = { latitude: place.latitude, longitude: place.longitude };
      const venue = place.name === undefined ? {} : { venue: { location, title: place.name, address: place.address ?? place.name } };
      return {
        content: { location, ...venue },
        bubble: {
          kind: 'location',
          text: place.name ?? '',
          location: { ...location, name: place.name ?? null, address: place.address ?? null },
        },
      };
    }
    default:
      throw new BadRequest(`Telegram has no "${input.type}"`);
  }
}

function buildMedia(world: World, account: Account, input: CustomerMessage, caption: string): Built {
  const { bytes, mimeType, filename, isVoice } = readFile(input);
  const stored = world.media.add(account.key, bytes, mimeType);
  const file = { file_id: stored.id, file_unique_id: `u${stored.id}`, file_size: bytes.length };
  const told = { ...file, mime_type: mimeType, ...(filename === null ? {} : { file_name: filename }) };
  const sticker = {
    ...file,
    type: 'regular',
    width: 512,
    height: 512,
    is_animated: false,
    is_video: mimeType === 'video/webm',
    emoji: '👍',
  };
  const members: Record<string, Json> = {
    image: { photo: [{ ...file, width: 320, height: 240 }] },
    voice: { voice: { ...file, duration: 3, mime_type: mimeType } },
    audio: { audio: { ...told, duration: 3 } },
    video: { video: { ...told, width: 320, height: 240, duration: 3 } },
    sticker: { sticker },
    document: { document: told },
  };
  return {
    content: {
      ...members[input.type],
      ...(caption === '' || input.type === 'sticker' ? {} : { caption }),
      ...(input.album === undefined ? {} : { media_group_id: input.album }),
    },
    bubble: {
      kind: isVoice ? 'audio' : input.type,
      text: caption,
      media: { id: stored.id, url: null, mimeType, filename, caption: caption === '' ? null : caption, voice: isVoice },
    },
  };
}

/** The button goes on turning until the tap is answered. */
function tap(
  world: World,
  state: TelegramState,
  conversation: Conversation,
  input: CustomerMessage,
  wrap: (content: Json) => Json,
): Written {
  const { choice } = input;
  if (!choice) throw new BadRequest('a button_reply needs "choice" with "id" and "title"');
  const carrier =
    input.replyTo === undefined
      ? conversation.messages.findLast((message) => message.interactive?.buttons.some((button) => button.id === choice.id))
      : world.conversations.ofMessage(input.replyTo)?.message;
  const id = `${conversation.contact.userId}${state.nextMessageId()}`;
  const buttons = carrier?.interactive?.buttons ?? [choice];
  state.waitingTaps.add(id);
  const message = {
    message_id: Number(carrier?.id ?? 0),
    chat: toChat(conversation.contact),
    date: carrier ? Math.floor(carrier.at / 1000) : 0,
    text: carrier?.text,
    reply_markup: { inline_keyboard: buttons.map((button) => [{ text: button.title, callback_data: button.id }]) },
  };
  return {
    messageId: id,
    item: wrap({ id, from: toUser(conversation.contact), message, chat_instance: '-3141592653589793', data: choice.id }),
    show() {
      const bubble = { kind: 'choice', text: choice.title };
      world.conversations.append(conversation, { id, author: 'customer', at: world.now(), status: 'sent', ...bubble });
    },
  };
}

function react(world: World, conversation: Conversation, input: CustomerMessage, wrap: (content: Json) => Json): Written {
  const { replyTo, emoji = '' } = input;
  if (replyTo === undefined) throw new BadRequest('a reaction needs "replyTo"');
  const before = world.conversations.ofMessage(replyTo)?.message.reaction;
  const toReactions = (one: string | undefined) => (one ? [{ type: 'emoji', emoji: one }] : []);
  const content = {
    chat: toChat(conversation.contact),
    message_id: Number(replyTo),
    user: toUser(conversation.contact),
    date: Math.floor(world.now() / 1000),
    old_reaction: toReactions(before),
    new_reaction: toReactions(emoji),
  };
  return { messageId: replyTo, item: wrap(content), isNote: true, show: () => world.conversations.react(replyTo, emoji) };
}

function changeMembership(
  state: TelegramState,
  account: Account,
  conversation: Conversation,
  type: 'block' | 'unblock',
  wrap: (content: Json) => Json,
): Written {
  const person = `${account.key}|${conversation.contact.userId}`;
  const bot = { user: { id: 1, is_bot: true, first_name: account.name.en } };
  const [before, after] = type === 'block' ? ['member', 'kicked'] : ['kicked', 'member'];
  const content = {
    chat: toChat(conversation.contact),
    from: toUser(conversation.contact),
    date: Math.floor(Date.now() / 1000),
    old_chat_member: { ...bot, status: before },
    new_chat_member: { ...bot, status: after },
  };
  return {
    messageId: `${type}-${state.nextMessageId()}`,
    item: wrap(content),
    isNote: true,
    show: () => void (type === 'block' ? state.blocked.add(person) : state.blocked.delete(person)),
  };
}

export function toUser(contact: Contact): Json {
  return { id: Number(contact.userId), is_bot: false, ...toNames(contact) };
}

export function toChat(contact: Contact): Json {
  return { id: Number(contact.userId), type: 'private', ...toNames(contact) };
}

function toNames(contact: Contact): Json {
  const [first = '', ...rest] = contact.name.split(' ');
  return {
    first_name: first,
    ...(rest.length > 0 ? { last_name: rest.join(' ') } : {}),
    ...(contact.username === null ? {} : { username: contact.username }),
  };
}
