import { asArray, asId, asObject, asText, decodeJson, type JsonObject } from '../../contract/lenient-json.ts';
import type { ChannelKind, InboundEvent, RawRequest } from '../../contract/types.ts';
import { parseItem, parseStandby } from './parse-item.ts';
import { ignoredEvent, type MessagingScope } from './scope.ts';

/** Which of Meta's messaging products: its own `object`, and whether a deleted message or a story can be told of. */
export interface MessagingProduct {
  channel: ChannelKind;
  object: 'instagram' | 'page';
}

/**
 * All events of one webhook body of Instagram or Messenger, in its order. Never throws: an element that cannot be read
 * becomes one `ignored` event and costs no other. Bodies that are no JSON or belong to another Meta product hold nothing
 * for us; the journal still has their bytes.
 */
export function parseMessaging(product: MessagingProduct, request: RawRequest, receivedAt: Date): InboundEvent[] {
  const body = asObject(decodeJson(request.rawBody));
  if (body === undefined || body.object !== product.object) return [];
  return asArray(body.entry).flatMap((element) => {
    const entry = asObject(element);
    const accountKey = asId(entry?.id);
    if (entry === undefined || accountKey === undefined) return [];
    const scope: MessagingScope = { channel: product.channel, accountKey, entryTime: entry.time, receivedAt };
    return [
      ...each(scope, asArray(entry.messaging), parseItem),
      ...each(scope, asArray(entry.standby), parseStandby),
      ...each(scope, asArray(entry.changes).flatMap(toItem), parseItem),
    ];
  });
}

type ParseElement = (scope: MessagingScope, element: JsonObject, index: number) => InboundEvent;

/** One event for each element; the wall between them, should a reader of elements ever throw. */
function each(scope: MessagingScope, elements: readonly unknown[], parseElement: ParseElement): InboundEvent[] {
  return elements.map((element, index) => {
    const item = asObject(element);
    if (item === undefined) return ignoredEvent(scope, 'malformed', element, index);
    try {
      return parseElement(scope, item, index);
    } catch {
      return ignoredEvent(scope, 'malformed', element, index);
    }
  });
}

/** Another form of the same facts: the dashboard's test button sends it, and edits and reactions have been seen in it. Other fields are none of ours. */
function toItem(change: unknown): JsonObject[] {
  const value = asObject(asObject(change)?.value);
  if (value === undefined) return [];
  const sender = value.sender ?? value.from;
  switch (asText(asObject(change)?.field)) {
    case 'messages':
      return [value];
    case 'message_edit':
      return [{ sender, timestamp: value.timestamp, message_edit: value }];
    case 'message_reactions':
      return [{ sender, timestamp: value.timestamp, reaction: value }];
    default:
      return [];
  }
}
