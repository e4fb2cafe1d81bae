import { readFaultRule, type FaultRule } from '../faults.ts';
import { asList, asNumber, asRecord, asString, BadRequest, isRecord, needString, type Json } from '../core/read.ts';

export interface CustomerMessage {
  /** Key of the account written to. */
  account: string;
  /** `id`: any id that the channel knows the person by; the other two are WhatsApp's own names. */
  from: { id?: string; waId?: string; userId?: string; name?: string; username?: string };
  /** What it is, in words of the channel: `text`, `image`, `button_reply` … */
  type: string;
  text?: string;
  /** Id and title of the tapped button or row. */
  choice?: { id: string; title: string; description?: string };
  /** Message replied or reacted to. */
  replyTo?: string;
  emoji?: string;
  /** Of what is shared. */
  link?: string;
  location?: { latitude: number; longitude: number; name?: string; address?: string };
  media?: { base64: string; mimeType: string; filename?: string };
  /** Further files of the same message, where the channel has such. */
  more?: { base64: string; mimeType: string }[];
  /** Messages that were picked and sent together bear one name, where the channel tells so. */
  album?: string;
  /** The text holds a `#contact-number` token that a reply must name; the ledger then judges it. */
  numbered?: boolean;
  /** Number within the contact, when the caller has drawn it from the ledger already. */
  number?: number;
  faults?: FaultRule[];
}

/** `POST /_sim/phone/send`. @throws BadRequest */
export function readCustomerMessage(value: unknown): CustomerMessage {
  if (!isRecord(value)) throw new BadRequest('expected a JSON object');
  const type = needString(value, 'type');
  const from = asRecord(value['from']);
  const message: CustomerMessage = { account: needString(value, 'account'), from: readSender(from), type };
  for (const key of ['text', 'replyTo', 'emoji', 'link', 'album'] as const) {
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
  if (value['more'] !== undefined)
    message.more = asList(value['more'])
      .map(asRecord)
      .map((file) => ({ base64: needString(file, 'base64'), mimeType: needString(file, 'mimeType') }));
  if (value['numbered'] === true) message.numbered = true;
  if (value['faults'] !== undefined) message.faults = asList(value['faults']).map(readFaultRule);
  return message;
}

function readSender(from: Json): CustomerMessage['from'] {
  const sender: CustomerMessage['from'] = {};
  for (const key of ['id', 'waId', 'userId', 'name', 'username'] as const) {
    const given = asString(from[key]);
    if (given !== undefined && given !== '') sender[key] = given;
  }
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
