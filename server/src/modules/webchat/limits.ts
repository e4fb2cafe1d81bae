import { AppError } from '../../platform/errors.ts';
import type { Rate } from '../../platform/limits/rate-limiter.ts';
import { networkOf } from '../../platform/limits/network-of.ts';
import type { ChatDeps } from './deps.ts';
import type { Chat } from './find-chat.ts';

/** A person writes quickly at most; a café full of people shares one address; a chat that everybody floods is slowed, and nobody else's. */
export const RATES = {
  visitorMessages: { perMinute: 40, burst: 20 },
  /** A hundred holiday pictures go, one after the other; a disk is not filled. */
  visitorFiles: { perMinute: 15, burst: 30 },
  chatFiles: { perMinute: 600, burst: 300 },
  visitorOther: { perMinute: 120, burst: 60 },
  network: { perMinute: 600, burst: 300 },
  newVisits: { perMinute: 60, burst: 60 },
  chat: { perMinute: 6_000, burst: 3_000 },
} as const satisfies Record<string, Rate>;

export const STREAMS_OF_A_VISITOR = 8;

/** Bytes of files within a day: a hundred holiday pictures, and what a busy chat is sent. Beyond it somebody fills a disk. */
export const FILE_BYTES_A_DAY = { visitor: 300_000_000, chat: 2_000_000_000 } as const;

/** @throws request.rate_limited */
export async function admitCall({ limiter }: ChatDeps, chat: Chat, kind: keyof typeof RATES, who: string): Promise<void> {
  const name = kind === 'network' || kind === 'newVisits' ? networkOf(who) : who;
  const waitMs = await limiter.take(`webchat:${kind}:${chat.tenantId}:${chat.accountId}:${name}`, RATES[kind]);
  if (waitMs > 0) throw new AppError('request.rate_limited', { retryAfter: Math.max(1, Math.ceil(waitMs / 1_000)) });
}
