import { hashKey } from '../contract/hash-key.ts';
import type { InboundEvent } from '../contract/types.ts';
import { type TwilioForm, toRaw } from './read-form.ts';

/** What differs between the channels that come through Twilio. */
export interface TwilioChannel {
  kind: string;
  isWhatsApp: boolean;
}

/** What the reader of one request works with. */
export interface TwilioScope {
  channel: TwilioChannel;
  accountKey: string;
  form: TwilioForm;
  receivedAt: Date;
  query: Record<string, string>;
}

/** What every event has. Twilio sends no time, so the arrival's stands in. */
export function baseEvent(
  scope: TwilioScope,
  dedupeKey: string,
): Pick<InboundEvent, 'channel' | 'accountKey' | 'dedupeKey' | 'occurredAt' | 'direction' | 'raw'> {
  const { channel, accountKey, receivedAt, form } = scope;
  return { channel: channel.kind, accountKey, dedupeKey, occurredAt: receivedAt, direction: 'inbound', raw: toRaw(form) };
}

/** An event that changes nothing but stays visible: the reason is one of our codes. */
export function ignoredEvent(scope: TwilioScope, reason: string): InboundEvent {
  const key = hashKey('ignored', reason, toRaw(scope.form));
  return { ...baseEvent(scope, key), kind: 'ignored', error: { code: `channel.${reason}` } };
}
