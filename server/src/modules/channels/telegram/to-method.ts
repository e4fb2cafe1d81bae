import type { MediaKind, OutboundButton, OutboundMessage, TextSpan } from '../contract/types.ts';
import { toMessageNumber } from './find-problem.ts';

export interface BotMethod {
  method: string;
  body: Record<string, unknown>;
}

const entityTypes: Record<TextSpan['style'], string> = {
  bold: 'bold',
  italic: 'italic',
  strike: 'strikethrough',
  code: 'code',
  block: 'pre',
  link: 'text_link',
};

const mediaMethods: Record<MediaKind, [method: string, field: string]> = {
  image: ['sendPhoto', 'photo'],
  audio: ['sendAudio', 'audio'],
  voice: ['sendVoice', 'voice'],
  video: ['sendVideo', 'video'],
  document: ['sendDocument', 'document'],
  sticker: ['sendSticker', 'sticker'],
};

/** The one call that sends a fitted message without problems. Undefined members vanish in JSON. */
export function toMethod(message: OutboundMessage): BotMethod {
  const { to } = message;
  const quoted = message.replyTo === undefined ? undefined : toMessageNumber(message.replyTo);
  const chat = {
    chat_id: Number(to.userId),
    business_connection_id: to.returnPath?.businessConnectionId,
    message_thread_id: to.returnPath?.messageThreadId === undefined ? undefined : Number(to.returnPath.messageThreadId),
  };
  // A quoted message that is gone must not cost the answer.
  const reply = quoted === undefined ? undefined : { message_id: quoted, allow_sending_without_reply: true };
  const { method, body } = toContent(message);
  return { method, body: { ...chat, ...body, ...(method === 'setMessageReaction' ? {} : { reply_parameters: reply }) } };
}

/** The call that gives a message of ours another text and other buttons. */
export function toEdit(message: OutboundMessage, messageId: string): BotMethod | undefined {
  if (message.kind !== 'text' && message.kind !== 'buttons') return undefined;
  const { method: _send, body } = toMethod(message);
  const { reply_parameters: _reply, message_thread_id: _thread, ...rest } = body;
  return { method: 'editMessageText', body: { ...rest, message_id: toMessageNumber(messageId) } };
}

function toContent(message: OutboundMessage): BotMethod {
  switch (message.kind) {
    case 'text':
      return {
        method: 'sendMessage',
        body: {
          text: message.text,
          entities: toEntities(message.spans),
          link_preview_options: { is_disabled: message.previewUrl !== true },
        },
      };
    case 'buttons':
      return {
        method: 'sendMessage',
        body: {
          text: message.text,
          entities: toEntities(message.spans),
          link_preview_options: { is_disabled: true },
          reply_markup: { inline_keyboard: toRows(message.buttons) },
        },
      };
    case 'media': {
      const [method, field] = mediaMethods[message.media];
      const source = 'id' in message.source ? message.source.id : message.source.link;
      return { method, body: { [field]: source, caption: message.caption } };
    }
    case 'location': {
      const { latitude, longitude } = message;
      const [title = '', address = ''] = [message.name?.trim(), message.address?.trim()];
      if (title === '' && address === '') return { method: 'sendLocation', body: { latitude, longitude } };
      // A venue needs both.
      return { method: 'sendVenue', body: { latitude, longitude, title: title || address, address: address || title } };
    }
    case 'reaction': {
      const reaction = message.emoji === '' ? [] : [{ type: 'emoji', emoji: message.emoji }];
      return { method: 'setMessageReaction', body: { message_id: toMessageNumber(message.messageId), reaction } };
    }
    case 'contacts': {
      const [card] = message.contacts;
      const { firstName, lastName, formattedName, phones } = card ?? { formattedName: '', phones: [] };
      return {
        method: 'sendContact',
        body: {
          phone_number: phones[0]?.phone,
          first_name: firstName ?? formattedName,
          last_name: firstName === undefined ? undefined : lastName,
        },
      };
    }
    default:
      throw new TypeError(`no method for ${message.kind}: findProblem refuses it`);
  }
}

function toEntities(spans: readonly TextSpan[] | undefined): Record<string, unknown>[] | undefined {
  if (spans === undefined || spans.length === 0) return undefined;
  return spans.map(({ style, start, length, url }) => ({ type: entityTypes[style], offset: start, length, url }));
}

const SIDE_BY_SIDE = 16;

/** Short choices stand two in a row, in reading order; longer ones have a row each, where they are shown whole. */
function toRows(buttons: readonly OutboundButton[]): { text: string }[][] {
  const keys = buttons.map(({ id, title, url }) => (url === undefined ? { text: title, callback_data: id } : { text: title, url }));
  const width = keys.every(({ text }) => text.length <= SIDE_BY_SIDE) ? 2 : 1;
  return Array.from({ length: Math.ceil(keys.length / width) }, (_unused, row) => keys.slice(row * width, (row + 1) * width));
}
