import { connectRedis } from '../redis.ts';

/** So many in a minute, of which `burst` may come at once. */
export interface Rate {
  perMinute: number;
  burst: number;
}

export interface RateLimiter {
  /** Counts one. @returns milliseconds until the next one is allowed: 0 when this one is */
  take(key: string, rate: Rate): Promise<number>;
  close(): Promise<void>;
}

// The generic cell rate algorithm (ITU-T I.371): one time stamp for each key says it all, the moment at which its bucket is empty again.
// No window whose border lets twice as many through, and the answer to "when again" is exact.

const MAX_KEYS = 100_000;

/** Counts in this process. Several processes allow that many times as much. */
export function createLocalRateLimiter(now: () => number = Date.now, maxKeys = MAX_KEYS): RateLimiter {
  const emptyAt = new Map<string, number>();
  return {
    async take(key, { perMinute, burst }) {
      const at = now();
      const stepMs = 60_000 / perMinute;
      const next = Math.max(emptyAt.get(key) ?? 0, at) + stepMs;
      const waitMs = next - at - burst * stepMs;
      if (waitMs > 0) return Math.ceil(waitMs);
      // Moved to the young end: the map's own order is the order of use, and who was quiet for longest is forgotten first.
      emptyAt.delete(key);
      emptyAt.set(key, next);
      if (emptyAt.size > maxKeys) emptyAt.delete(emptyAt.keys().next().value ?? '');
      return 0;
    },
    close: async () => emptyAt.clear(),
  };
}

// One round trip, atomic. Redis keeps the time, so that machines with different clocks count alike.
const TAKE = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local step = tonumber(ARGV[1])
local next = math.max(tonumber(redis.call('GET', KEYS[1]) or '0'), now) + step
local wait = next - now - tonumber(ARGV[2]) * step
if wait > 0 then return math.ceil(wait) end
redis.call('SET', KEYS[1], string.format('%.3f', next), 'PX', math.ceil(next - now) + 1000)
return 0`;

/** Counts for all processes together. While Redis is away each counts by itself: a limit that fails neither opens nor closes the door. */
export function createRedisRateLimiter(url: string, onError: (error: Error) => void): RateLimiter {
  const redis = connectRedis(url, onError);
  const local = createLocalRateLimiter();
  return {
    async take(key, rate) {
      try {
        return Number(await redis.eval(TAKE, 1, `wafaa:rate:${key}`, 60_000 / rate.perMinute, rate.burst));
      } catch (error) {
        onError(error instanceof Error ? error : new Error('rate limiter failed'));
        return local.take(key, rate);
      }
    },
    async close() {
      redis.disconnect();
      await local.close();
    },
  };
}
