import type { Account } from '../accounts.ts';
import { throttled, type GraphError } from '../meta/graph-error.ts';

export interface RateLimits {
  /** The error of a send that is one too many, or null. */
  take(account: Account, recipient: string, pairBurst: number): GraphError | null;
}

interface Bucket {
  tokens: number;
  at: number;
}

const pairThrottled: GraphError = {
  status: 429,
  code: 131056,
  message: '(#131056) (Business Account, Consumer Account) pair rate limit hit',
  details:
    'Message failed to send because there were too many messages sent from this phone number to the same phone number in a short period of time.',
};
/** One message in six seconds to the same person, once the burst is used up. */
const PAIR_REFILL_PER_SECOND = 1 / 6;

/** Token buckets per number and per pair of number and recipient; a limit of 0 is none. */
export function createRateLimits(now: () => number): RateLimits {
  const buckets = new Map<string, Bucket>();
  const take = (key: string, capacity: number, perSecond: number): boolean => {
    const bucket = buckets.get(key) ?? { tokens: capacity, at: now() };
    buckets.set(key, bucket);
    bucket.tokens = Math.min(capacity, bucket.tokens + ((now() - bucket.at) / 1000) * perSecond);
    bucket.at = now();
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  };
  return {
    take(account, recipient, pairBurst) {
      const perSecond = account.throughputPerSecond;
      if (perSecond > 0 && !take(account.key, perSecond, perSecond)) return throttled;
      if (pairBurst > 0 && !take(`${account.key}|${recipient}`, pairBurst, PAIR_REFILL_PER_SECOND)) return pairThrottled;
      return null;
    },
  };
}
