import { asArray, asId, asNumber, asObject, asText, compact, type JsonObject } from '../contract/lenient-json.ts';
import type { InboundEvent } from '../contract/types.ts';
import { failureOfCode } from './classify-code.ts';
import { kindOfStatus, mapStatus } from './map-status.ts';
import { readError } from './parse-message.ts';
import { baseEvent, type ChangeScope, ignoredEvent } from './read-scope.ts';
import { readUser } from './read-user.ts';

/** One element of `statuses[]`: what became of a message of ours. The contact beside it may be lean or missing. */
export function parseStatus(scope: ChangeScope, element: unknown, index: number): InboundEvent {
  const status = asObject(element);
  const messageId = asId(status?.id);
  const word = asText(status?.status);
  if (status === undefined || messageId === undefined || word === undefined) return ignoredEvent(scope, 'malformed', element, index);
  if (!scope.hasPhoneNumber) return ignoredEvent(scope, 'no_account', element, index);
  const mapped = mapStatus(word);
  const participant = asId(status.recipient_participant_user_id) ?? asId(status.recipient_participant_id);
  const error = readError(asArray(status.errors)[0]);
  return compact<InboundEvent>({
    ...baseEvent(scope, status.timestamp),
    kind: kindOfStatus(mapped),
    // In a group each participant reports for the same message.
    dedupeKey: [messageId, word, participant].filter((part) => part !== undefined).join(':'),
    user: readUser(readRecipient(status), scope.contacts),
    groupId: status.recipient_type === 'group' ? asId(status.recipient_id) : undefined,
    messageId,
    targetMessageId: messageId,
    status: word,
    messageStatus: mapped,
    tracker: asId(status.biz_opaque_callback_data),
    failure: mapped === 'failed' ? failureOfCode(asNumber(error?.code)) : undefined,
    pricing: readPricing(asObject(status.pricing)),
    error,
    raw: element,
  });
}

function readRecipient(status: JsonObject): { userId?: unknown; address?: unknown; parentUserId?: unknown } {
  if (status.recipient_type === 'group') return { userId: status.recipient_participant_user_id, address: status.recipient_participant_id };
  return { userId: status.recipient_user_id, address: status.recipient_id, parentUserId: status.recipient_parent_user_id };
}

function readPricing(pricing: JsonObject | undefined): InboundEvent['pricing'] {
  if (pricing === undefined) return undefined;
  return compact<NonNullable<InboundEvent['pricing']>>({
    billable: typeof pricing.billable === 'boolean' ? pricing.billable : undefined,
    model: asText(pricing.pricing_model),
    category: asText(pricing.category),
    type: asText(pricing.type),
  });
}
