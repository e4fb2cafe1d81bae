import { asNumber } from '../../contract/lenient-json.ts';
import { hashKey } from '../../contract/hash-key.ts';
import type { ChannelKind, InboundEvent } from '../../contract/types.ts';

/** What all elements of one `entry[]` share, on Instagram and Messenger alike. */
export interface MessagingScope {
  channel: ChannelKind;
  /** `entry[].id`: the professional account, or the page. */
  accountKey: string;
  entryTime: unknown;
  receivedAt: Date;
}

export type EventBase = Pick<InboundEvent, 'channel' | 'accountKey' | 'occurredAt'>;

export function baseEvent(scope: MessagingScope, time: unknown): EventBase {
  return { channel: scope.channel, accountKey: scope.accountKey, occurredAt: readTime([time, scope.entryTime]) ?? scope.receivedAt };
}

/** Milliseconds, or seconds where some fields have them: no message is older than 1973. */
export function readTime(candidates: readonly unknown[]): Date | undefined {
  for (const candidate of candidates) {
    const number = asNumber(candidate);
    if (number === undefined || number <= 0) continue;
    const date = new Date(number > 1e11 ? number : number * 1000);
    if (!Number.isNaN(date.getTime())) return date;
  }
  return undefined;
}

/** An event that changes nothing but stays visible: the reason is one of our codes. */
export function ignoredEvent(
  scope: MessagingScope,
  reason: string,
  raw: unknown,
  index: number,
  more: Partial<InboundEvent> = {},
): InboundEvent {
  return {
    ...baseEvent(scope, undefined),
    direction: 'inbound',
    kind: 'ignored',
    dedupeKey: hashKey('ignored', scope.accountKey, scope.entryTime ?? null, reason, raw ?? null, index),
    error: { code: `channel.${reason}` },
    ...more,
    raw,
  };
}
