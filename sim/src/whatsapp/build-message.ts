import type { Account } from '../accounts.ts';
import { BadRequest, type Json } from '../core/read.ts';
import type { World } from '../world.ts';
import type { PhoneMessage } from '../phone/conversations.ts';
import { checkMedia } from '../core/media.ts';
import type { CustomerMessage } from '../phone/customer-message.ts';
import { FILE_TYPES, readFile } from '../phone/customer-file.ts';

/** The part of a message that depends on its type: on the wire and on the phone. */
export interface BuiltMessage {
  item: Json;
  bubble: Pick<PhoneMessage, 'kind' | 'text' | 'media' | 'location'>;
}

/** @throws BadRequest when the type lacks what it needs */
export function buildMessage(world: World, account: Account, input: CustomerMessage): BuiltMessage {
  const text = input.text ?? '';
  if (FILE_TYPES.has(input.type)) return buildMedia(world, account, input, text);
  switch (input.type) {
    case 'text':
      if (text === '') throw new BadRequest('a text needs "text"');
      return { item: { type: 'text', text: { body: text } }, bubble: { kind: 'text', text } };
    case 'location': {
      const place = input.location ?? {
        latitude: 24.774265,
        longitude: 46.738586,
        name: 'Riyadh Front',
        address: 'King Salman Road, Riyadh',
      };
      return {
        item: { type: 'location', location: { ...place } },
        bubble: {
          kind: 'location',
          text: place.name ?? '',
          location: { ...place, name: place.name ?? null, address: place.address ?? null },
        },
      };
    }
    case 'button_reply':
    case 'list_reply': {
      const choice = needChoice(input);
      return {
        item: { type: 'interactive', interactive: { type: input.type, [input.type]: { ...choice } } },
        bubble: { kind: 'choice', text: choice.title },
      };
    }
    case 'template_button': {
      const choice = needChoice(input);
      return {
        item: { type: 'button', button: { payload: choice.id, text: choice.title } },
        bubble: { kind: 'choice', text: choice.title },
      };
    }
    case 'reaction':
      if (input.replyTo === undefined) throw new BadRequest('a reaction needs "replyTo"');
      return {
        item: { type: 'reaction', reaction: { message_id: input.replyTo, ...(input.emoji ? { emoji: input.emoji } : {}) } },
        bubble: { kind: 'reaction', text: input.emoji ?? '' },
      };
    default:
      if (input.type !== 'unsupported') throw new BadRequest(`WhatsApp has no "${input.type}"`);
      return {
        item: {
          type: 'unsupported',
          errors: [
            {
              code: 131051,
              title: 'Message type unknown',
              message: 'Message type unknown',
              error_data: { details: 'Message type is currently not supported.' },
            },
          ],
          unsupported: { type: 'poll' },
        },
        bubble: { kind: 'unsupported', text: text === '' ? '🗳️' : text },
      };
  }
}

function buildMedia(world: World, account: Account, input: CustomerMessage, caption: string): BuiltMessage {
  const kind = input.type === 'voice' ? 'audio' : input.type;
  const { bytes, mimeType, filename } = readFile(input, 'audio/ogg; codecs=opus');
  const refusal = checkMedia(mimeType, bytes.length);
  if (refusal !== null) throw new BadRequest(refusal);
  const media = world.media.add(account.key, bytes, mimeType);
  return {
    item: {
      type: kind,
      [kind]: {
        ...(caption === '' || kind === 'audio' || kind === 'sticker' ? {} : { caption }),
        ...(kind === 'document' && filename !== null ? { filename } : {}),
        mime_type: mimeType,
        sha256: media.sha256Base64,
        id: media.id,
        ...(input.type === 'voice' ? { voice: true } : {}),
      },
    },
    bubble: {
      kind,
      text: caption,
      media: { id: media.id, url: null, mimeType, filename, caption: caption === '' ? null : caption, voice: input.type === 'voice' },
    },
  };
}

function needChoice(input: CustomerMessage): { id: string; title: string; description?: string } {
  if (!input.choice) throw new BadRequest(`a ${input.type} needs "choice" with "id" and "title"`);
  return input.choice;
}
