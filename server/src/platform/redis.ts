import { Redis } from 'ioredis';

/** A Redis that hangs is a Redis that is away: nobody waits longer than this for what is only a help. */
const ANSWER_WITHIN_MS = 1_000;

/** A connection that comes back by itself. Commands fail at once while it is away, and soon where it does not answer; callers have a way without it. */
export function connectRedis(url: string, onError: (error: Error) => void): Redis {
  const redis = new Redis(url, {
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    connectTimeout: 5_000,
    commandTimeout: ANSWER_WITHIN_MS,
    retryStrategy: (times) => Math.min(times * 200, 3_000),
  });
  redis.on('error', onError);
  return redis;
}
