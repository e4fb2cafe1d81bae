import { hashKey } from '../contract/hash-key.ts';
import { asId, asNumber, asObject, type JsonObject } from '../contract/lenient-json.ts';
import type { InboundEvent } from '../contract/types.ts';
import { type ContactIndex, indexContacts } from './read-user.ts';

/** What all elements of one `changes[]` item share. */
export interface ChangeScope {
  field: string;
  value: JsonObject;
  /** The phone number when the payload names one, else the business account with `accountScope`. */
  account: { accountKey: string; accountScope?: 'business' };
  hasPhoneNumber: boolean;
  entryTime: unknown;
  receivedAt: Date;
  contacts: ContactIndex;
}

/** Null when nothing in the change says which account it belongs to. */
export function readScope(entry: JsonObject, field: string, value: JsonObject, receivedAt: Date): ChangeScope | null {
  const phoneNumberId = asId(asObject(value.metadata)?.phone_number_id);
  const accountKey = phoneNumberId ?? asId(entry.id);
  if (accountKey === undefined) return null;
  return {
    field,
    value,
    account: phoneNumberId === undefined ? { accountKey, accountScope: 'business' } : { accountKey },
    hasPhoneNumber: phoneNumberId !== undefined,
    entryTime: entry.time,
    receivedAt,
    contacts: indexContacts(value),
  };
}

/** What every event of this channel has; `kind` and the rest come from the element. */
export function baseEvent(
  scope: ChangeScope,
  time: unknown,
): Pick<InboundEvent, 'channel' | 'accountKey' | 'accountScope' | 'occurredAt' | 'direction'> {
  return { channel: 'whatsapp', ...scope.account, occurredAt: readTime(time, scope), direction: 'inbound' };
}

/** Seconds as string or number; milliseconds where a field has them. The entry's time, then arrival, stand in for a missing one. */
function readTime(time: unknown, scope: ChangeScope): Date {
  for (const candidate of [time, scope.entryTime]) {
    const number = asNumber(candidate);
    if (number === undefined || number <= 0) continue;
    const date = new Date(number > 1e11 ? number : number * 1000);
    if (!Number.isNaN(date.getTime())) return date;
  }
  return scope.receivedAt;
}

/** An event that changes nothing but stays visible: the reason is one of our codes. */
export function ignoredEvent(scope: ChangeScope, reason: string, raw: unknown, index: number): InboundEvent {
  const time = asObject(raw)?.timestamp;
  return {
    ...baseEvent(scope, time),
    kind: 'ignored',
    dedupeKey: hashKey('ignored', scope.account.accountKey, scope.field, scope.entryTime ?? null, reason, raw ?? null, index),
    error: { code: `channel.${reason}` },
    raw,
  };
}
