import { asArray, asId, asNumber, asObject, asText, compact, decodeJson, type JsonObject } from '../contract/lenient-json.ts';
import type { InboundEvent, InboundMedia, InboundOrder } from '../contract/types.ts';

/** The part of an event that a message's own type decides. */
export type Content = Pick<InboundEvent, 'kind'> &
  Partial<
    Pick<
      InboundEvent,
      | 'text'
      | 'media'
      | 'location'
      | 'contacts'
      | 'choice'
      | 'form'
      | 'order'
      | 'targetMessageId'
      | 'removed'
      | 'error'
      | 'call'
      | 'identityChange'
    >
  >;

const unsupported: Content = { kind: 'unsupported' };
const MEDIA_URL_TTL_MS = 300_000;

/** Content of `messages[].<type>`; a shape we do not know, or one without its essential part, is `unsupported`. */
export function parseContent(message: JsonObject, occurredAt: Date): Content {
  const type = asText(message.type) ?? '';
  const part = asObject(message[type]);
  switch (type) {
    case 'text':
      return withText('text', asText(part?.body));
    case 'image':
    case 'video':
    case 'document':
    case 'sticker':
      return parseMedia(type, part, occurredAt);
    case 'audio':
      return parseMedia(part?.voice === true ? 'voice' : 'audio', part, occurredAt);
    case 'location':
      return parseLocation(part);
    case 'contacts':
      return parseContactCards(message.contacts);
    case 'reaction':
      return parseReaction(part);
    case 'interactive':
      return parseInteractive(part, asId(message.id) ?? '');
    case 'button':
      return parseChoice('template', part?.payload ?? part?.text, part?.text);
    case 'order':
      return parseOrder(part);
    default:
      return unsupported;
  }
}

function withText(kind: 'text', text: string | undefined): Content {
  return text === undefined ? unsupported : { kind, text };
}

function parseMedia(kind: InboundEvent['kind'], part: JsonObject | undefined, occurredAt: Date): Content {
  const id = asId(part?.id);
  const url = asText(part?.url);
  if (part === undefined || (id === undefined && url === undefined)) return unsupported;
  const caption = asText(part.caption);
  const media = compact<InboundMedia>({
    id,
    url,
    mime: asText(part.mime_type),
    sha256: asText(part.sha256),
    filename: asText(part.filename),
    caption,
    needsAuth: true,
    expiresAt: url === undefined ? undefined : new Date(occurredAt.getTime() + MEDIA_URL_TTL_MS),
  });
  return compact<Content>({ kind, media: [media], text: caption });
}

function parseLocation(part: JsonObject | undefined): Content {
  const latitude = asNumber(part?.latitude);
  const longitude = asNumber(part?.longitude);
  if (latitude === undefined || longitude === undefined) return unsupported;
  return { kind: 'location', location: compact({ latitude, longitude, name: asText(part?.name), address: asText(part?.address) }) };
}

function parseContactCards(cards: unknown): Content {
  const contacts = asArray(cards)
    .map(asObject)
    .filter((card) => card !== undefined)
    .map((card) => {
      const name = asObject(card.name);
      const parts = [name?.first_name, name?.last_name].map(asText).filter((part) => part !== undefined);
      const phones = asArray(card.phones).map((phone) => asId(asObject(phone)?.phone) ?? asId(asObject(phone)?.wa_id));
      return compact<{ name?: string; phones: string[] }>({
        name: asText(name?.formatted_name) ?? asText(parts.join(' ')),
        phones: phones.filter((phone) => phone !== undefined),
      });
    });
  return contacts.length === 0 ? unsupported : { kind: 'contacts', contacts };
}

/** A removal carries an empty emoji or none. */
function parseReaction(part: JsonObject | undefined): Content {
  const targetMessageId = asId(part?.message_id);
  if (targetMessageId === undefined) return unsupported;
  const emoji = asText(part?.emoji);
  return emoji === undefined
    ? { kind: 'reaction', targetMessageId, text: '', removed: true }
    : { kind: 'reaction', targetMessageId, text: emoji };
}

function parseInteractive(part: JsonObject | undefined, messageId: string): Content {
  const button = asObject(part?.button_reply);
  const row = asObject(part?.list_reply);
  const flow = asObject(part?.nfm_reply);
  const permission = asObject(part?.call_permission_reply);
  switch (part?.type) {
    case 'button_reply':
      return parseChoice('button', button?.id, button?.title);
    case 'list_reply':
      return parseChoice('list', row?.id, row?.title);
    case 'nfm_reply':
      return flow === undefined ? unsupported : { kind: 'form', form: parseForm(flow.response_json) };
    case 'call_permission_reply':
      return { kind: 'call', call: { id: messageId, event: `permission_${asText(permission?.response) ?? 'unknown'}` } };
    default:
      return unsupported;
  }
}

function parseChoice(source: 'button' | 'list' | 'template', rawId: unknown, rawTitle: unknown): Content {
  const title = asText(rawTitle);
  const id = asId(rawId) ?? title;
  if (id === undefined) return unsupported;
  return compact<Content>({ kind: 'choice', choice: compact({ id, title, source }), text: title });
}

/** `response_json` is a string that holds JSON, usually an object; anything else stays readable under one key. */
function parseForm(response: unknown): Record<string, unknown> {
  const decoded = typeof response === 'string' ? decodeJson(response) : response;
  const form = asObject(decoded);
  if (form !== undefined) return { ...form };
  if (decoded !== undefined && decoded !== null) return { value: decoded };
  return typeof response === 'string' ? { value: response } : {};
}

function parseOrder(part: JsonObject | undefined): Content {
  if (part === undefined) return unsupported;
  const items = asArray(part.product_items).map((item) => {
    const fields = asObject(item);
    return compact<InboundOrder['items'][number]>({
      productId: asId(fields?.product_retailer_id),
      quantity: asNumber(fields?.quantity),
      price: asNumber(fields?.item_price),
      currency: asText(fields?.currency),
    });
  });
  return compact<Content>({
    kind: 'order',
    order: compact<InboundOrder>({ catalogId: asId(part.catalog_id), items }),
    text: asText(part.text),
  });
}
