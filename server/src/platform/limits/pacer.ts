import type { TenantId } from '../ids.ts';
import { connectRedis } from '../redis.ts';

/** So many a second on a long run, of which `burst` may go at once; this one counts for `cost`. */
export interface Bucket {
  key: string;
  perSecond: number;
  burst: number;
  cost: number;
}

/** Hands out times at which something may be done, where a limiter would only say no: who waits has a place, and nobody overtakes. */
export interface Pacer {
  /**
   * Milliseconds until the holder of the ticket may go on; 0 is now, and uses the ticket up. The buckets are passed in their order, so that
   * who waits for the first takes nothing of the second. Who comes back with a ticket keeps its place.
   */
  book(tenantId: TenantId, ticket: string, buckets: readonly Bucket[]): Promise<number>;
  /** Nothing of this bucket for `ms` at least, and longer each time that it comes again soon. */
  pause(tenantId: TenantId, key: string, ms: number): Promise<void>;
  forget(tenantId: TenantId): void;
  close(): Promise<void>;
}

/** Places are given out so far ahead; who would come later asks again. */
export const HORIZON_MS = 60_000;
/** How long a pause is that nobody named: this, and twice as much each time. */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 60_000;
const REMEMBER_STRIKES_MS = 30_000;
const MAX_KEYS = 100_000;

interface Pause {
  until: number;
  strikes: number;
}

/** Counts in this process. Several processes let through that many times as much. */
export function createLocalPacer(now: () => number = Date.now, maxKeys = MAX_KEYS): Pacer {
  const emptyAt = new Map<string, number>();
  const tickets = new Map<string, { passed: number; at: number }>();
  const pauses = new Map<string, Pause>();
  const keep = <T>(map: Map<string, T>, key: string, value: T): void => {
    // Moved to the young end: who was quiet for longest is forgotten first.
    map.delete(key);
    map.set(key, value);
    if (map.size > maxKeys) map.delete(map.keys().next().value ?? '');
  };
  return {
    async book(tenantId, ticket, buckets) {
      const at = now();
      const name = `${tenantId}:${ticket}`;
      const held = tickets.get(name);
      let index = 0;
      if (held) {
        const paused = buckets.findIndex(({ key }, place) => place <= held.passed && (pauses.get(`${tenantId}:${key}`)?.until ?? 0) > at);
        if (paused < 0 && held.at > at) return Math.ceil(held.at - at);
        index = paused < 0 ? held.passed + 1 : paused;
      }
      for (; index < buckets.length; index += 1) {
        const { key, perSecond, burst, cost } = buckets[index] as Bucket;
        const full = `${tenantId}:${key}`;
        const stepMs = 1_000 / perSecond;
        const from = Math.max(at, pauses.get(full)?.until ?? 0);
        const filled = Math.max(emptyAt.get(full) ?? 0, from);
        // What counts for more than may go at once goes when nothing is before it, and is paid for by who comes after.
        const slot = Math.max(from, filled + (Math.min(cost, burst) - burst) * stepMs);
        if (slot - from > HORIZON_MS) {
          if (index > 0) keep(tickets, name, { passed: index - 1, at });
          return HORIZON_MS;
        }
        keep(emptyAt, full, Math.max(filled, slot) + cost * stepMs);
        if (slot > at) {
          keep(tickets, name, { passed: index, at: slot });
          return Math.ceil(slot - at);
        }
      }
      tickets.delete(name);
      return 0;
    },
    async pause(tenantId, key, ms) {
      const at = now();
      const full = `${tenantId}:${key}`;
      const { until, strikes } = pauses.get(full) ?? { until: 0, strikes: 0 };
      if (until > at) return keep(pauses, full, { until: Math.max(until, at + ms), strikes });
      const again = at - until < REMEMBER_STRIKES_MS ? strikes + 1 : 1;
      keep(pauses, full, { until: at + Math.max(ms, Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (again - 1))), strikes: again });
    },
    forget(tenantId) {
      for (const map of [emptyAt, tickets, pauses]) for (const key of map.keys()) if (key.startsWith(`${tenantId}:`)) map.delete(key);
    },
    async close() {
      for (const map of [emptyAt, tickets, pauses]) map.clear();
    },
  };
}

// One round trip, atomic. Redis keeps the time, so that machines with different clocks count alike.
const CLOCK = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local function number(key) return tonumber(redis.call('GET', key) or '0') end
`;

/** KEYS: the ticket, then of each bucket its stamp and its pause. ARGV: horizon, then of each bucket step, burst, cost. */
const BOOK = `${CLOCK}
local horizon = tonumber(ARGV[1])
local count = (#KEYS - 1) / 2
local first = 1
local held = redis.call('GET', KEYS[1])
local function keep(passed, at)
  redis.call('SET', KEYS[1], string.format('%d %.3f', passed, at), 'PX', math.ceil(math.max(at - now, 0)) + 600000)
end
if held then
  local passed, due = string.match(held, '^(%d+) (.+)$')
  passed = tonumber(passed) due = tonumber(due)
  local paused = 0
  for place = math.min(passed, count), 1, -1 do if number(KEYS[place * 2 + 1]) > now then paused = place end end
  if paused == 0 and due > now then return math.ceil(due - now) end
  first = paused == 0 and passed + 1 or paused
end
for place = first, count do
  local step, burst, cost = tonumber(ARGV[place * 3 - 1]), tonumber(ARGV[place * 3]), tonumber(ARGV[place * 3 + 1])
  local from = math.max(now, number(KEYS[place * 2 + 1]))
  local filled = math.max(number(KEYS[place * 2]), from)
  local slot = math.max(from, filled + (math.min(cost, burst) - burst) * step)
  if slot - from > horizon then
    if place > 1 then keep(place - 1, now) end
    return horizon
  end
  local emptied = math.max(filled, slot) + cost * step
  redis.call('SET', KEYS[place * 2], string.format('%.3f', emptied), 'PX', math.ceil(emptied - now) + 1000)
  if slot > now then
    keep(place, slot)
    return math.ceil(slot - now)
  end
end
redis.call('DEL', KEYS[1])
return 0`;

/** KEYS: pause, strikes. ARGV: asked for, first, longest, strikes remembered. */
const PAUSE = `${CLOCK}
local asked = tonumber(ARGV[1])
local till = number(KEYS[1])
if till > now then
  till = math.max(till, now + asked)
else
  local strikes = redis.call('INCR', KEYS[2])
  till = now + math.max(asked, math.min(tonumber(ARGV[3]), tonumber(ARGV[2]) * 2 ^ (strikes - 1)))
end
redis.call('SET', KEYS[1], string.format('%.3f', till), 'PX', math.ceil(till - now) + 1000)
redis.call('PEXPIRE', KEYS[2], math.ceil(till - now) + tonumber(ARGV[4]))
return 0`;

/** Counts for all processes together. While Redis is away each counts by itself. */
export function createRedisPacer(url: string, onError: (error: Error) => void): Pacer {
  const redis = connectRedis(url, onError);
  const local = createLocalPacer();
  const failed = (error: unknown): void => onError(error instanceof Error ? error : new Error('pacer failed'));
  return {
    async book(tenantId, ticket, buckets) {
      const name = (kind: string, key: string): string => `wafaa:${tenantId}:${kind}:${key}`;
      const keys = [name('ticket', ticket), ...buckets.flatMap(({ key }) => [name('pace', key), name('pause', key)])];
      const rates = buckets.flatMap(({ perSecond, burst, cost }) => [1_000 / perSecond, burst, cost]);
      try {
        return Number(await redis.eval(BOOK, keys.length, ...keys, HORIZON_MS, ...rates));
      } catch (error) {
        failed(error);
        return local.book(tenantId, ticket, buckets);
      }
    },
    async pause(tenantId, key, ms) {
      const keys = [`wafaa:${tenantId}:pause:${key}`, `wafaa:${tenantId}:strikes:${key}`];
      try {
        await redis.eval(PAUSE, keys.length, ...keys, ms, FIRST_PAUSE_MS, LONGEST_PAUSE_MS, REMEMBER_STRIKES_MS);
      } catch (error) {
        failed(error);
        await local.pause(tenantId, key, ms);
      }
    },
    forget: (tenantId) => local.forget(tenantId),
    async close() {
      redis.disconnect();
      await local.close();
    },
  };
}
