import type { Account } from '../accounts.ts';
import { asNumber, asRecord, asString, asList, BadRequest, isRecord, needString, type Json } from '../core/read.ts';
import { readFaultRule, type FaultRule } from '../faults.ts';
import type { World } from '../world.ts';
import { contactId, type PhoneMessage } from '../whatsapp/conversations.ts';
import { PLAIN_DELIVERY, type DeliveryPlan } from '../whatsapp/dispatcher.ts';
import { checkMedia } from '../whatsapp/media.ts';
import { senderFields, toSeconds } from '../whatsapp/webhook-body.ts';
import { WEBHOOK_FAULTS } from '../faults.ts';
import { sampleVoiceNote, samplePhoto } from './sample-media.ts';

export interface CustomerMessage {
  /** `phone_number_id` of the business written to. */
  account: string;
  from: { waId?: string; userId?: string; name?: string; username?: string };
  type: CustomerMessageType;
  text?: string;
  /** Id and title of the tapped button or row. */
  choice?: { id: string; title: string; description?: string };
  /** Message replied or reacted to. */
  replyTo?: string;
  emoji?: string;
  location?: { latitude: number; longitude: number; name?: string; address?: string };
  media?: { base64: string; mimeType: string; filename?: string };
  /** The text holds a `#contact-number` token that a reply must name; the ledger then judges it. */
  numbered?: boolean;
  /** Number within the contact, when the caller has drawn it from the ledger already. */
  number?: number;
  faults?: FaultRule[];
}

const TYPES = [
  'text',
  'image',
  'voice',
  'document',
  'location',
  'button_reply',
  'list_reply',
  'template_button',
  'reaction',
  'unsupported',
] as const;
export type CustomerMessageType = (typeof TYPES)[number];

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
    world.dispatcher.deliver({ account, contact, kind: 'message', item }, planFor(world, account, id, input, plan), () => {
      world.ledger.acknowledge(messageId);
      world.conversations.setStatus(messageId, 'delivered');
      resolve();
    });
  });
  return { messageId, contact: id, number, acknowledged };
}

function planFor(world: World, account: Account, contact: string, input: CustomerMessage, given?: Partial<DeliveryPlan>): DeliveryPlan {
  const rules: FaultRule[] = [...(input.faults ?? []), ...world.faults.strike(WEBHOOK_FAULTS, { account: account.phoneNumberId, contact })];
  const plan: DeliveryPlan = { ...PLAIN_DELIVERY, ...given };
  for (const rule of rules) {
    if (rule.kind === 'duplicate') {
      plan.copies = rule.copies ?? 1;
      plan.copyDelayMs = rule.delayMs ?? 0;
    } else if (rule.kind === 'reorder') plan.reorder = true;
    else if (rule.kind === 'delay') plan.delayMs = rule.delayMs ?? 1000;
    else if (rule.kind === 'wrong_signature') plan.wrongSignature = true;
    else if (rule.kind === 'ack_lost') plan.ackLost = true;
    else if (rule.kind === 'batch') {
      plan.batch = rule.size ?? 10;
      plan.batchWithinMs = rule.withinMs ?? 100;
    }
  }
  return plan;
}

interface Built {
  item: Json;
  bubble: Pick<PhoneMessage, 'kind' | 'text' | 'media' | 'location'>;
}

function buildMessage(world: World, account: Account, input: CustomerMessage): Built {
  const text = input.text ?? '';
  switch (input.type) {
    case 'text':
      if (text === '') throw new BadRequest('a text needs "text"');
      return { item: { type: 'text', text: { body: text } }, bubble: { kind: 'text', text } };
    case 'image':
    case 'voice':
    case 'document':
      return buildMedia(world, account, input, text);
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
    case 'unsupported':
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

function buildMedia(world: World, account: Account, input: CustomerMessage, caption: string): Built {
  const kind = input.type === 'voice' ? 'audio' : input.type;
  const mimeType = input.media?.mimeType ?? (input.type === 'voice' ? 'audio/ogg; codecs=opus' : 'image/png');
  if (input.type === 'document' && !input.media) throw new BadRequest('a document needs "media"');
  const bytes = input.media ? Buffer.from(input.media.base64, 'base64') : input.type === 'voice' ? sampleVoiceNote() : samplePhoto();
  const refusal = checkMedia(mimeType, bytes.length);
  if (refusal !== null) throw new BadRequest(refusal);
  const media = world.media.add(account.phoneNumberId, bytes, mimeType);
  const filename = input.media?.filename ?? null;
  return {
    item: {
      type: kind,
      [kind]: {
        ...(caption === '' || kind === 'audio' ? {} : { caption }),
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

/** `POST /_sim/phone/send`. @throws BadRequest */
export function readCustomerMessage(value: unknown): CustomerMessage {
  if (!isRecord(value)) throw new BadRequest('expected a JSON object');
  const type = TYPES.find((known) => known === value['type']);
  if (type === undefined) throw new BadRequest(`"type" must be one of ${TYPES.join(', ')}`);
  const from = asRecord(value['from']);
  const message: CustomerMessage = { account: needString(value, 'account'), from: readSender(from), type };
  for (const key of ['text', 'replyTo', 'emoji'] as const) {
    const given = asString(value[key]);
    if (given !== undefined) message[key] = given;
  }
  if (isRecord(value['choice'])) {
    const description = asString(value['choice']['description']);
    message.choice = {
      id: needString(value['choice'], 'id'),
      title: needString(value['choice'], 'title'),
      ...(description ? { description } : {}),
    };
  }
  if (isRecord(value['location'])) message.location = readLocation(value['location']);
  if (isRecord(value['media'])) {
    const filename = asString(value['media']['filename']);
    message.media = {
      base64: needString(value['media'], 'base64'),
      mimeType: needString(value['media'], 'mimeType'),
      ...(filename ? { filename } : {}),
    };
  }
  if (value['numbered'] === true) message.numbered = true;
  if (value['faults'] !== undefined) message.faults = asList(value['faults']).map(readFaultRule);
  return message;
}

function readSender(from: Json): CustomerMessage['from'] {
  const sender: CustomerMessage['from'] = {};
  for (const key of ['waId', 'userId', 'name', 'username'] as const) {
    const given = asString(from[key]);
    if (given !== undefined && given !== '') sender[key] = given;
  }
  if (sender.waId !== undefined && !/^\+?\d{6,15}$/.test(sender.waId)) throw new BadRequest('"from.waId" must be 6 to 15 digits');
  if (sender.userId !== undefined && !/^[A-Z]{2}\.[A-Za-z0-9.]{1,128}$/.test(sender.userId))
    throw new BadRequest('"from.userId" must look like SA.123');
  return sender;
}

function readLocation(location: Json): NonNullable<CustomerMessage['location']> {
  const latitude = asNumber(location['latitude']);
  const longitude = asNumber(location['longitude']);
  if (latitude === undefined || longitude === undefined) throw new BadRequest('"location" needs "latitude" and "longitude"');
  const name = asString(location['name']);
  const address = asString(location['address']);
  return { latitude, longitude, ...(name ? { name } : {}), ...(address ? { address } : {}) };
}
