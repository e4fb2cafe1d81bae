import type { Account } from '../accounts.ts';
import type { Written } from '../channel.ts';
import { BadRequest, type Json } from '../core/read.ts';
import type { Conversation, PhoneMessage } from '../phone/conversations.ts';
import type { CustomerMessage } from '../phone/customer-message.ts';
import { FILE_TYPES, readFile } from '../phone/customer-file.ts';
import type { World } from '../world.ts';
import { addressOf, splitKey } from './ids.ts';
import { keepMessage, stateOf } from './state.ts';

interface Built {
  parameters: Record<string, string>;
  bubble: Pick<PhoneMessage, 'kind' | 'text' | 'media' | 'location'>;
}

/** The parameters of one message as Twilio posts them. @throws BadRequest */
export function write(world: World, account: Account, conversation: Conversation, input: CustomerMessage): Written {
  const state = stateOf(world);
  const { accountSid, address } = splitKey(account.key);
  const isWhatsApp = address.startsWith('whatsapp:');
  const from = addressOf(conversation.contact, isWhatsApp);
  const built = build(world, account, input, state.baseUrl());
  const sid = state.sid(built.parameters['NumMedia'] === '0' ? 'SM' : 'MM');
  const body = built.parameters['Body'] ?? '';
  const { contact } = conversation;
  const profile = {
    ProfileName: contact.name,
    ...(contact.waId === null ? {} : { WaId: contact.waId }),
    ...(contact.username ? { ProfileUsername: contact.username } : {}),
  };
  const item: Json = {
    SmsMessageSid: sid,
    SmsSid: sid,
    MessageSid: sid,
    AccountSid: accountSid,
    SmsStatus: 'received',
    NumSegments: '1',
    ApiVersion: '2010-04-01',
    From: from,
    To: address,
    ...(isWhatsApp ? { ...profile, MessageType: input.type === 'voice' ? 'audio' : input.type } : { FromCountry: 'SA', ToCountry: 'US' }),
    ...(input.replyTo === undefined ? {} : { OriginalRepliedMessageSid: input.replyTo, OriginalRepliedMessageSender: address }),
    ...built.parameters,
    ...wish(state.stopped, account, from, body),
  };
  return {
    messageId: sid,
    item,
    show() {
      keepMessage(state, { sid, accountSid, from, to: address, body, status: 'received', direction: 'inbound', createdAt: world.now() });
      world.conversations.append(conversation, { id: sid, author: 'customer', at: world.now(), status: 'sent', ...built.bubble });
    },
  };
}

/** Twilio's own handling of the words of opting out: it sends nothing more, and says so. */
function wish(stopped: Set<string>, account: Account, from: string, body: string): Record<string, string> {
  const person = `${account.key}|${from}`;
  const word = body.trim().toUpperCase();
  if (['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT'].includes(word)) {
    stopped.add(person);
    return { OptOutType: 'STOP' };
  }
  if (word === 'START' || word === 'UNSTOP') {
    stopped.delete(person);
    return { OptOutType: 'START' };
  }
  return word === 'HELP' ? { OptOutType: 'HELP' } : {};
}

function build(world: World, account: Account, input: CustomerMessage, baseUrl: string): Built {
  const text = input.text ?? '';
  const isWhatsApp = account.channel === 'twilio_whatsapp';
  if (FILE_TYPES.has(input.type)) return buildMedia(world, account, input, text, baseUrl);
  switch (input.type) {
    case 'text':
      if (text === '') throw new BadRequest('a text needs "text"');
      return { parameters: { Body: text, NumMedia: '0' }, bubble: { kind: 'text', text } };
    case 'location': {
      if (!isWhatsApp) throw new BadRequest('text messages have no places');
      const place = input.location ?? {
        latitude: 24.774265,
        longitude: 46.738586,
        name: 'Riyadh Front',
        address: 'King Salman Road, Riyadh',
      };
      const { latitude, longitude, name, address } = place;
      const parameters = {
        Body: '',
        NumMedia: '0',
        Latitude: String(latitude),
        Longitude: String(longitude),
        Label: name ?? '',
        Address: address ?? '',
      };
      return {
        parameters,
        bubble: { kind: 'location', text: name ?? '', location: { latitude, longitude, name: name ?? null, address: address ?? null } },
      };
    }
    case 'button_reply':
    case 'list_reply': {
      const { choice } = input;
      if (!choice || !isWhatsApp) throw new BadRequest(`a ${input.type} needs "choice", and a channel with buttons`);
      const tapped: Record<string, string> =
        input.type === 'button_reply'
          ? { MessageType: 'button', ButtonPayload: choice.id, ButtonText: choice.title }
          : { MessageType: 'interactive', ListId: choice.id, ListTitle: choice.title };
      return { parameters: { Body: choice.title, NumMedia: '0', ...tapped }, bubble: { kind: 'choice', text: choice.title } };
    }
    default:
      throw new BadRequest(`Twilio has no "${input.type}"`);
  }
}

function buildMedia(world: World, account: Account, input: CustomerMessage, caption: string, baseUrl: string): Built {
  const { bytes, mimeType, filename, isVoice } = readFile(input);
  const stored = world.media.add(account.key, bytes, mimeType);
  const { accountSid } = splitKey(account.key);
  return {
    parameters: {
      Body: caption,
      NumMedia: '1',
      MediaUrl0: `${baseUrl}/api.twilio.com/2010-04-01/Accounts/${accountSid}/Messages/MM0/Media/ME${stored.id}`,
      MediaContentType0: mimeType,
    },
    bubble: {
      kind: isVoice ? 'audio' : input.type,
      text: caption,
      media: { id: stored.id, url: null, mimeType, filename, caption: caption === '' ? null : caption, voice: isVoice },
    },
  };
}
