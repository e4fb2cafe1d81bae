import { mintTenantId } from '../../platform/ids.ts';
import type { Bucket, Pacer } from '../../platform/limits/pacer.ts';
import type { ChannelAdapter, ConnectedAccount, SendFailed } from '../channels/index.ts';
import type { SendableReply, SendingLane } from './send-message.ts';

/** Keeps what the provider would refuse: so many a second for an account, so many a minute to one person. */
export interface SendPace {
  /** Milliseconds to wait before this may be sent; 0 is now. Who waits keeps a place, so nobody asks sooner than told. */
  admit(adapter: ChannelAdapter, account: ConnectedAccount, lane: SendingLane, reply: SendableReply): Promise<number>;
  /** The provider said "too many": this account waits, or this person's messages do, and nobody else. */
  hold(lane: SendingLane, reply: SendableReply, failure: SendFailed): Promise<void>;
}

/** Of what a second allows, this share may go at once. */
const BURST_SHARE = 0.1;

/** `scaleFor`: how many times a channel's own rates; 0 keeps none, as where the provider is an emulator without limits. */
export function createSendPace(deps: { pacer: Pacer; scaleFor: (channel: string) => number }): SendPace {
  return {
    async admit(adapter, account, lane, reply) {
      const buckets = bucketsOf(adapter, account, lane, reply, deps.scaleFor(lane.channel));
      return deps.pacer.book(mintTenantId(lane.tenantId), reply.tracker, buckets);
    },
    async hold(lane, reply, failure) {
      const key = failure.scope === 'user' ? personKey(lane, reply) : accountKey(lane);
      await deps.pacer.pause(mintTenantId(lane.tenantId), key, failure.retryAfterMs ?? 0);
    },
  };
}

/** The person's first: a message that waits for its person takes nothing from the account's others. A bucket without a rate is there to be held. */
function bucketsOf(adapter: ChannelAdapter, account: ConnectedAccount, lane: SendingLane, reply: SendableReply, scale: number): Bucket[] {
  const { rate } = adapter.capabilities(account);
  const weight = adapter.weigh?.(reply.payload) ?? 1;
  const { perUserSeconds, perUserBurst = 1, perAccountPerSecond, perAccountMediaPerSecond } = rate;
  const heard = rate.countsInbound && isFirst(reply) ? (lane.pending ?? []).length : 0;
  const isHeavy = reply.payload.kind === 'media' && HEAVY.has(reply.payload.media);
  return [
    bucket(personKey(lane, reply), perUserSeconds === null ? null : 1 / perUserSeconds, perUserBurst, 1, scale),
    ...(isHeavy && perAccountMediaPerSecond !== undefined
      ? [paced(`${accountKey(lane)}:media`, perAccountMediaPerSecond, weight, scale)]
      : []),
    paced(accountKey(lane), perAccountPerSecond, weight + heard, scale),
  ];
}

const HEAVY: ReadonlySet<string> = new Set(['audio', 'voice', 'video']);
/** No provider has this rate: it keeps nothing back, and the bucket still heeds a pause. */
const UNLIMITED = 1_000_000;

function bucket(key: string, perSecond: number | null, burst: number, cost: number, scale: number): Bucket {
  if (perSecond === null || scale === 0) return { key, perSecond: UNLIMITED, burst: UNLIMITED, cost };
  return { key, perSecond: perSecond * scale, burst: Math.max(1, burst * scale), cost };
}

/** So that no second of the clock, wherever it begins, holds more than the provider allows: what may go at once is taken off the pace. */
function paced(key: string, perSecond: number | null, cost: number, scale: number): Bucket {
  if (perSecond === null || scale === 0) return bucket(key, null, 1, cost, scale);
  const allowed = perSecond * scale;
  const burst = Math.max(1, Math.floor(allowed * BURST_SHARE));
  return { key, perSecond: allowed - burst + 1, burst, cost };
}

function isFirst({ part = 0, attempts }: SendableReply): boolean {
  return part === 0 && attempts <= 1;
}

function accountKey(lane: SendingLane): string {
  return `account:${lane.accountId}`;
}

/** A conversation is one person on one account; its id says nothing about them. */
function personKey(lane: SendingLane, reply: SendableReply): string {
  return `person:${lane.accountId}:${lane.conversationId ?? reply.tracker}`;
}
