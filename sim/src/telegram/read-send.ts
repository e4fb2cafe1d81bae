import { asList, asNumber, asRecord, asString, isRecord, type Json } from '../core/read.ts';
import type { PhoneMessage } from '../phone/conversations.ts';
import { badRequest, type BotError } from './errors.ts';

export type Bubble = Pick<PhoneMessage, 'kind' | 'text' | 'media' | 'location' | 'interactive'>;

const MEDIA: Record<string, [field: string, kind: string]> = {
  sendPhoto: ['photo', 'image'],
  sendVoice: ['voice', 'audio'],
  sendAudio: ['audio', 'audio'],
  sendVideo: ['video', 'video'],
  sendDocument: ['document', 'document'],
  sendSticker: ['sticker', 'sticker'],
};

/** Methods that put something into the chat. */
export const SENDS: ReadonlySet<string> = new Set(['sendMessage', 'sendLocation', 'sendVenue', 'sendContact', ...Object.keys(MEDIA)]);

/** What the customer sees of a send, or why Telegram refuses it. */
export function readSend(method: string, body: Json): Bubble | BotError {
  const markup = checkMarkup(body['reply_markup']);
  if ('description' in markup) return markup;
  if (method === 'sendMessage') return readText(body, markup.buttons);
  const media = MEDIA[method];
  if (media) return readMedia(body, media);
  if (method === 'sendContact') {
    const phone = asString(body['phone_number']);
    const name = asString(body['first_name']);
    return phone && name ? { kind: 'contacts', text: `${name} ${phone}` } : badRequest('contact phone number or name is empty');
  }
  const [latitude, longitude] = [asNumber(body['latitude']), asNumber(body['longitude'])];
  if (latitude === undefined || longitude === undefined || Math.abs(latitude) > 90) return badRequest('wrong latitude or longitude');
  const [name, address] = [asString(body['title']) ?? null, asString(body['address']) ?? null];
  if (method === 'sendVenue' && (!name || !address)) return badRequest('venue title and address must be non-empty');
  return { kind: 'location', text: name ?? '', location: { latitude, longitude, name, address } };
}

type Buttons = { id: string; title: string; url?: string }[];

export function readText(body: Json, buttons: Buttons): Bubble | BotError {
  const text = asString(body['text'])?.trim() ?? '';
  if (text === '') return badRequest('message text is empty');
  if (text.length > 4096) return badRequest('message is too long');
  for (const value of asList(body['entities'])) {
    const entity = asRecord(value);
    const [offset, length] = [asNumber(entity['offset']) ?? -1, asNumber(entity['length']) ?? 0];
    if (offset < 0 || length <= 0 || offset + length > text.length) return badRequest("can't parse entities: ENTITY_BOUNDS_INVALID");
  }
  const shown = withMarks(text, asList(body['entities']).map(asRecord));
  if (buttons.length === 0) return { kind: 'text', text: shown };
  const view = { header: null, footer: null, buttons, list: null, link: null, asksLocation: false };
  return { kind: 'interactive', text: shown, interactive: view };
}

const MARKS: Record<string, string> = { bold: '*', italic: '_', strikethrough: '~', pre: '```', code: '```' };

/** Marks that stand beside the text, as the phone page reads them within it. */
function withMarks(text: string, entities: readonly Json[]): string {
  const at = new Map<number, string>();
  for (const entity of entities) {
    const mark = MARKS[asString(entity['type']) ?? ''] ?? '';
    const [start, length] = [asNumber(entity['offset']) ?? 0, asNumber(entity['length']) ?? 0];
    at.set(start, `${at.get(start) ?? ''}${mark}`);
    at.set(start + length, `${mark}${at.get(start + length) ?? ''}`);
  }
  const places = [...new Set([0, ...at.keys(), text.length])].toSorted((a, b) => a - b);
  return places.map((place, index) => `${at.get(place) ?? ''}${text.slice(place, places[index + 1] ?? text.length)}`).join('');
}

function readMedia(body: Json, [field, kind]: [string, string]): Bubble | BotError {
  const source = asString(body[field]) ?? '';
  const caption = asString(body['caption']) ?? '';
  if (source === '') return badRequest('wrong file identifier/HTTP URL specified');
  if (caption.length > 1024) return badRequest('message caption is too long');
  const isUrl = /^https?:/.test(source);
  const media = {
    id: isUrl ? null : source,
    url: isUrl ? source : null,
    mimeType: null,
    filename: null,
    caption: caption || null,
    voice: field === 'voice',
  };
  return { kind, text: caption, media };
}

export function checkMarkup(value: unknown): { buttons: Buttons } | BotError {
  if (value === undefined) return { buttons: [] };
  const rows = asList(asRecord(value)['inline_keyboard']);
  const keys = rows.flatMap(asList).filter(isRecord);
  if (keys.length > 100) return badRequest('reply markup has too many buttons');
  for (const key of keys) {
    const [data, url] = [asString(key['callback_data']), asString(key['url'])];
    if (!asString(key['text'])) return badRequest('text of the inline keyboard button is empty');
    if ((data === undefined) === (url === undefined)) return badRequest('inline keyboard button must have one action');
    if (data !== undefined && (data === '' || Buffer.byteLength(data) > 64)) return badRequest('BUTTON_DATA_INVALID');
  }
  return {
    buttons: keys.map((key) => {
      const url = asString(key['url']);
      return { id: asString(key['callback_data']) ?? '', title: asString(key['text']) ?? '', ...(url === undefined ? {} : { url }) };
    }),
  };
}
