import { hashKey } from '../contract/hash-key.ts';
import { asArray, asId, asNumber, asObject, asText, compact, type JsonObject } from '../contract/lenient-json.ts';
import type { InboundEvent, InboundHistory, InboundTemplateStatus } from '../contract/types.ts';
import { parseMessage, readError } from './parse-message.ts';
import { baseEvent, type ChangeScope, ignoredEvent } from './read-scope.ts';
import { toReason, toTemplateState } from './read-template.ts';
import { readUser, toUserId } from './read-user.ts';

/** A change that concerns the account itself; the provider's event name where there is one, else the field's. */
export function parseAccountChange(scope: ChangeScope): InboundEvent[] {
  return [accountEvent(scope, asText(scope.value.event) ?? scope.field, scope.value)];
}

function accountEvent(scope: ChangeScope, event: string, raw: JsonObject, more: Partial<InboundEvent> = {}, index = 0): InboundEvent {
  return {
    ...baseEvent(scope, raw.timestamp),
    kind: 'account',
    dedupeKey: hashKey('account', scope.account.accountKey, scope.field, scope.entryTime ?? null, event, raw, index),
    accountEvent: { event, details: { ...raw } },
    raw,
    ...more,
  };
}

/** Problems of the account that belong to no message. */
export function parseValueError(scope: ChangeScope, element: unknown, index: number): InboundEvent {
  const error = readError(element);
  const raw = asObject(element);
  if (error === undefined || raw === undefined) return ignoredEvent(scope, 'malformed', element, index);
  return accountEvent(scope, 'ERROR', raw, { error }, index);
}

export function parseTemplateStatus(scope: ChangeScope): InboundEvent[] {
  const status = asText(scope.value.event);
  if (status === undefined) return [ignoredEvent(scope, 'malformed', scope.value, 0)];
  const event: InboundEvent = {
    ...baseEvent(scope, undefined),
    kind: 'template_status',
    dedupeKey: hashKey('template', scope.account.accountKey, scope.entryTime ?? null, scope.value),
    template: readTemplate(scope.value, status),
    raw: scope.value,
  };
  return [event];
}

/** Quality, category and components of a template: shown to people, no change of its review status. */
export function parseTemplateUpdate(scope: ChangeScope): InboundEvent[] {
  return [accountEvent(scope, scope.field, scope.value, { template: readTemplate(scope.value, scope.field) })];
}

function readTemplate(value: JsonObject, status: string): InboundTemplateStatus {
  return compact<InboundTemplateStatus>({
    id: asId(value.message_template_id),
    name: asText(value.message_template_name),
    language: asText(value.message_template_language),
    status,
    state: toTemplateState(status),
    reason: toReason(value.reason),
  });
}

/** `stop` and `resume` of marketing; the timestamp is a number here. */
export function parsePreference(scope: ChangeScope, element: unknown, index: number): InboundEvent {
  const preference = asObject(element);
  if (preference === undefined) return ignoredEvent(scope, 'malformed', element, index);
  const user = readUser({ userId: preference.user_id, address: preference.wa_id }, scope.contacts);
  if (user === undefined) return ignoredEvent(scope, 'no_sender', element, index);
  const category = asText(preference.category);
  const value = asText(preference.value);
  return {
    ...baseEvent(scope, preference.timestamp),
    kind: value === 'stop' ? 'opt_out' : value === 'resume' || value === 'signup' ? 'opt_in' : 'ignored',
    dedupeKey: hashKey('preference', scope.account.accountKey, preference),
    user,
    preference: compact({ category, value }),
    raw: element,
  };
}

/** The owner's address book on the phone; a contact card with what happened to it. */
export function parseAddressBook(scope: ChangeScope, element: unknown, index: number): InboundEvent {
  const entry = asObject(element);
  const contact = asObject(entry?.contact);
  if (entry === undefined || contact === undefined) return ignoredEvent(scope, 'malformed', element, index);
  const name = asText(contact.full_name) ?? asText(contact.first_name);
  const phone = asId(contact.phone_number);
  const event = accountEvent(scope, `contact_${asText(entry.action) ?? 'changed'}`, entry, {}, index);
  return {
    ...event,
    occurredAt: baseEvent(scope, asObject(entry.metadata)?.timestamp).occurredAt,
    contacts: [compact({ name, phones: phone === undefined ? [] : [phone] })],
  };
}

/** Chats from before the number was connected, nested so that none of them can be taken for a live message. */
export function parseHistory(scope: ChangeScope, element: unknown, index: number): InboundEvent {
  const chunk = asObject(element);
  if (chunk === undefined) return ignoredEvent(scope, 'malformed', element, index);
  const refusal = readError(asArray(chunk.errors)[0]);
  if (refusal !== undefined) return accountEvent(scope, 'HISTORY_DECLINED', chunk, { error: refusal }, index);
  const metadata = asObject(chunk.metadata);
  const history = compact<InboundHistory>({
    phase: asId(metadata?.phase),
    chunkOrder: asNumber(metadata?.chunk_order),
    progress: asNumber(metadata?.progress),
    events: asArray(chunk.threads).flatMap((thread) => parseThread(scope, asObject(thread))),
  });
  const details = compact({
    phase: history.phase,
    chunkOrder: history.chunkOrder,
    progress: history.progress,
    messages: history.events.length,
  });
  return { ...accountEvent(scope, 'HISTORY', chunk, { history }, index), accountEvent: { event: 'HISTORY', details } };
}

/** A thread is named by the contact; what they did not write, the business did. */
function parseThread(scope: ChangeScope, thread: JsonObject | undefined): InboundEvent[] {
  const contact = toUserId(thread?.id);
  return asArray(thread?.messages).map((element, index) => {
    const message = asObject(element);
    const fromContact = contact !== undefined && (toUserId(message?.from) === contact || toUserId(message?.from_user_id) === contact);
    if (message === undefined || fromContact || contact === undefined) return parseMessage(scope, element, index);
    return { ...parseMessage(scope, { to: contact, ...message }, index, 'echo'), raw: element };
  });
}
