import { hashKey } from '../contract/hash-key.ts';
import { asArray, asId, asNumber, asObject, asText, compact, type JsonObject } from '../contract/lenient-json.ts';
import type { InboundEvent, InboundIdentityChange, InboundReferral, InboundUser } from '../contract/types.ts';
import { type Content, parseContent } from './parse-content.ts';
import { baseEvent, type ChangeScope, ignoredEvent } from './read-scope.ts';
import { isBusinessScopedId, readUser, toPhone, toUserId } from './read-user.ts';

/** One element of `messages[]`, or of `message_echoes[]` and history threads, where the business itself may be the writer. */
export function parseMessage(scope: ChangeScope, element: unknown, index: number, direction: 'inbound' | 'echo' = 'inbound'): InboundEvent {
  const message = asObject(element);
  if (message === undefined) return ignoredEvent(scope, 'malformed', element, index);
  if (!scope.hasPhoneNumber) return ignoredEvent(scope, 'no_account', element, index);
  const user = direction === 'inbound' ? readSender(scope, message) : readRecipient(scope, message);
  if (user === undefined) return ignoredEvent(scope, 'no_sender', element, index);
  const base = baseEvent(scope, message.timestamp);
  const messageId = asId(message.id);
  return compact<InboundEvent>({
    ...base,
    direction,
    dedupeKey: messageId ?? hashKey('message', scope.account.accountKey, message),
    user,
    messageId,
    groupId: asId(message.group_id),
    ...readContext(message),
    ...parseTyped(scope, message, base.occurredAt),
    raw: element,
  });
}

function readSender(scope: ChangeScope, message: JsonObject): InboundUser | undefined {
  return readUser({ userId: message.from_user_id, address: message.from, parentUserId: message.from_parent_user_id }, scope.contacts);
}

function readRecipient(scope: ChangeScope, message: JsonObject): InboundUser | undefined {
  return readUser({ userId: message.to_user_id, address: message.to, parentUserId: message.to_parent_user_id }, scope.contacts);
}

function readContext(message: JsonObject): Pick<InboundEvent, 'replyTo' | 'forwarded' | 'referral' | 'productEnquiry'> {
  const context = asObject(message.context);
  const messageId = asId(context?.id);
  return compact<Pick<InboundEvent, 'replyTo' | 'forwarded' | 'referral' | 'productEnquiry'>>({
    replyTo: messageId === undefined ? undefined : { messageId },
    forwarded: context?.forwarded === true || context?.frequently_forwarded === true ? true : undefined,
    referral: readReferral(asObject(message.referral)),
    productEnquiry: readProductEnquiry(asObject(context?.referred_product)),
  });
}

/** The advertisement or post that led here; it opens a window of 72 hours. */
function readReferral(referral: JsonObject | undefined): InboundReferral | undefined {
  if (referral === undefined) return undefined;
  return compact<InboundReferral>({
    source: asText(referral.source_type),
    ref: asText(referral.source_url),
    adId: asId(referral.source_id),
    clickId: asText(referral.ctwa_clid),
    headline: asText(referral.headline),
  });
}

function readProductEnquiry(product: JsonObject | undefined): InboundEvent['productEnquiry'] {
  const productId = asId(product?.product_retailer_id);
  return productId === undefined ? undefined : compact({ catalogId: asId(product?.catalog_id), productId });
}

function parseTyped(scope: ChangeScope, message: JsonObject, occurredAt: Date): Content {
  switch (message.type) {
    case 'edit':
      return parseEdit(message, occurredAt);
    case 'revoke': {
      const targetMessageId = asId(asObject(message.revoke)?.original_message_id);
      return targetMessageId === undefined ? { kind: 'unsupported' } : { kind: 'delete', targetMessageId };
    }
    case 'system':
      return parseSystem(message);
    case 'request_welcome':
      return { kind: 'ignored' };
    default: {
      const content = parseContent(message, occurredAt);
      return content.kind === 'unsupported' ? withReason(content, scope, message) : content;
    }
  }
}

/** The new content stands in for the old message's; media edits carry the media object again. */
function parseEdit(message: JsonObject, occurredAt: Date): Content {
  const edit = asObject(message.edit);
  const targetMessageId = asId(edit?.original_message_id);
  if (targetMessageId === undefined) return { kind: 'unsupported' };
  const { kind: _kind, ...content } = parseContent(asObject(edit?.message) ?? {}, occurredAt);
  return { ...content, kind: 'edit', targetMessageId };
}

const numberChanges = new Set(['user_changed_number', 'customer_changed_number', 'user_changed_user_id']);

function parseSystem(message: JsonObject): Content {
  const system = asObject(message.system);
  const type = asText(system?.type) ?? '';
  if (numberChanges.has(type)) {
    const ids = [system?.user_id, system?.wa_id, system?.new_wa_id].map(toUserId).filter((id) => id !== undefined);
    const identityChange = compact<InboundIdentityChange>({
      newUserId: ids.find(isBusinessScopedId),
      newPhone: ids.find((id) => toPhone(id) !== undefined),
    });
    return { kind: 'identity_change', identityChange };
  }
  if (type === 'customer_identity_changed') {
    const identity = asObject(message.identity) ?? asObject(system?.identity);
    return {
      kind: 'identity_change',
      identityChange: compact<InboundIdentityChange>({ hash: asText(identity?.hash) ?? asText(system?.identity) }),
    };
  }
  return { kind: 'ignored' };
}

/** Meta explains an unsupported message in its own `errors`, or, for an interactive one without a body, in the value's. */
function withReason(content: Content, scope: ChangeScope, message: JsonObject): Content {
  const own = readError(asArray(message.errors)[0]);
  const borrowed = lacksBody(message) ? readError(asArray(scope.value.errors)[0]) : undefined;
  return compact<Content>({ ...content, error: own ?? borrowed });
}

export function lacksBody(element: unknown): boolean {
  const message = asObject(element);
  return message?.type === 'interactive' && asObject(message.interactive) === undefined;
}

/** One of Meta's error objects, as it appears on messages, statuses and values. */
export function readError(element: unknown): InboundEvent['error'] {
  const error = asObject(element);
  const code = asNumber(error?.code);
  if (error === undefined || code === undefined) return undefined;
  return compact<NonNullable<InboundEvent['error']>>({
    code: String(code),
    title: asText(error.title) ?? asText(error.message),
    detail: asText(asObject(error.error_data)?.details) ?? asText(error.message),
  });
}
