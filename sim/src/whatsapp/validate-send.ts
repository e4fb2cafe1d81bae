import type { Account } from '../accounts.ts';
import { asList, asNumber, asRecord, asString, isRecord, type Json } from '../core/read.ts';
import { invalidValue, missingParameter, missingValue, unsupportedType, wrongParameter, type GraphError } from '../meta/graph-error.ts';
import { renderTemplate } from './render-template.ts';
import { validateInteractive } from './validate-interactive.ts';

export interface ValidSend {
  /** Digits or a business-scoped id. */
  recipient: string;
  /** As it stood in the request. */
  input: string;
  /** A business-scoped id inside `to` is accepted and then never delivered (community reports), so callers must use `recipient`. */
  droppedSilently: boolean;
  type: string;
  content: Json;
  contextMessageId: string | null;
  tracker: string | null;
  templateText: string | null;
}

const MEDIA_TYPES = ['image', 'video', 'audio', 'document', 'sticker'];
const BUSINESS_SCOPED_ID = /^[A-Z]{2}\.[A-Za-z0-9.]{1,128}$/;

/** Checks a send against the documented limits; the first breach is reported, as the API does. */
export function validateSend(body: unknown, account: Account, mediaExists: (id: string) => boolean): ValidSend | GraphError {
  if (!isRecord(body)) return wrongParameter('The body must be a JSON object.');
  if (body['messaging_product'] === undefined) return missingParameter('messaging_product');
  if (body['messaging_product'] !== 'whatsapp')
    return wrongParameter('Param messaging_product must be one of {WHATSAPP} - got another value.');
  const recipient = readRecipient(body);
  if ('code' in recipient) return recipient;
  const type = asString(body['type']) ?? 'text';
  const tracker = asString(body['biz_opaque_callback_data']);
  if (tracker !== undefined && tracker.length > 512)
    return wrongParameter('Param biz_opaque_callback_data must be at most 512 characters long.');
  const content = body[type];
  if (type !== 'contacts' && !isRecord(content)) {
    return KNOWN_TYPES.has(type) ? missingParameter(type) : unsupportedType(type);
  }
  const problem = validateContent(type, content, mediaExists);
  if (problem) return problem;
  const template = type === 'template' ? renderTemplate(asRecord(content), account) : null;
  if (template !== null && typeof template !== 'string') return template;
  return {
    ...recipient,
    type,
    content: asRecord(content),
    contextMessageId: asString(asRecord(body['context'])['message_id']) ?? null,
    tracker: tracker ?? null,
    templateText: template,
  };
}

const KNOWN_TYPES = new Set([...MEDIA_TYPES, 'text', 'location', 'contacts', 'reaction', 'interactive', 'template']);

function readRecipient(body: Json): Pick<ValidSend, 'recipient' | 'input' | 'droppedSilently'> | GraphError {
  const to = asString(body['to']);
  if (to !== undefined && to !== '') {
    if (BUSINESS_SCOPED_ID.test(to)) return { recipient: to, input: to, droppedSilently: true };
    const digits = to.replace(/[\s()+-]/g, '');
    if (!/^\d{6,15}$/.test(digits)) return invalidValue('Recipient phone number is not a valid WhatsApp number.');
    return { recipient: digits, input: to, droppedSilently: false };
  }
  const recipient = asString(body['recipient']);
  if (recipient === undefined || recipient === '') return missingParameter('to');
  if (!BUSINESS_SCOPED_ID.test(recipient)) return invalidValue('Recipient is not a valid business-scoped user id.');
  return { recipient, input: recipient, droppedSilently: false };
}

function validateContent(type: string, content: unknown, mediaExists: (id: string) => boolean): GraphError | null {
  if (type === 'contacts') return validateContacts(content);
  const record = asRecord(content);
  if (MEDIA_TYPES.includes(type)) return validateMedia(type, record, mediaExists);
  if (type === 'text') return validateText(record);
  if (type === 'interactive') return validateInteractive(record);
  if (type === 'reaction') return asString(record['message_id']) ? null : missingValue("Parameter 'message_id' is missing in 'reaction'.");
  if (type === 'location') {
    const latitude = asNumber(Number(record['latitude'] ?? Number.NaN));
    const longitude = asNumber(Number(record['longitude'] ?? Number.NaN));
    if (latitude === undefined || longitude === undefined) return missingValue("'latitude' and 'longitude' are required in 'location'.");
    return Math.abs(latitude) > 90 || Math.abs(longitude) > 180 ? invalidValue('Location is out of range.') : null;
  }
  return type === 'template' ? null : unsupportedType(type);
}

function validateText(text: Json): GraphError | null {
  const body = asString(text['body']);
  if (body === undefined) return missingParameter("text['body']");
  if (body.trim() === '') return wrongParameter("Param text['body'] must be a non-empty string.");
  return [...body].length > 4096 ? wrongParameter("Param text['body'] must be at most 4096 characters long.") : null;
}

function validateMedia(type: string, media: Json, mediaExists: (id: string) => boolean): GraphError | null {
  const id = asString(media['id']);
  const link = asString(media['link']);
  if (id === undefined && link === undefined) return wrongParameter(`Param ${type} must have either 'id' or 'link'.`);
  if (id !== undefined && !mediaExists(id))
    return wrongParameter(`Param ${type}['id'] is not a valid whatsapp business account media attachment ID.`);
  if (link !== undefined && !/^https?:\/\//.test(link)) return wrongParameter(`Param ${type}['link'] is not a valid URI.`);
  const caption = asString(media['caption']);
  if (caption !== undefined && (type === 'audio' || type === 'sticker'))
    return wrongParameter(`Unexpected key "caption" on param "${type}".`);
  if (caption !== undefined && [...caption].length > 1024)
    return wrongParameter(`Param ${type}['caption'] must be at most 1024 characters long.`);
  return null;
}

function validateContacts(content: unknown): GraphError | null {
  const cards = asList(content);
  if (cards.length === 0) return missingParameter('contacts');
  if (cards.length > 257) return invalidValue('Contacts count exceed max allowed count: 257.');
  const nameless = cards.some((card) => asString(asRecord(asRecord(card)['name'])['formatted_name']) === undefined);
  return nameless ? missingValue("'formatted_name' is required in 'contacts.name'.") : null;
}
