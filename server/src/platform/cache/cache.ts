import type { TenantId } from '../ids.ts';
import { connectRedis } from '../redis.ts';

/** Values that may vanish at any moment. Every key carries its tenant; a handle for one tenant cannot name another's key. */
export interface Cache {
  forTenant(tenantId: TenantId): TenantCache;
  close(): Promise<void>;
}

export interface TenantCache {
  get(key: string): Promise<string | null>;
  set(key: string, value: string, ttlMs: number): Promise<void>;
  remove(key: string): Promise<void>;
  /** Everything of this tenant. */
  removeAll(): Promise<void>;
}

export function createLocalCache(maxEntries = 50_000, now: () => number = Date.now): Cache {
  const entries = new Map<string, { value: string; expiresAt: number }>();
  const full = (tenantId: TenantId, key: string): string => `${tenantId}:${key}`;
  return {
    forTenant: (tenantId) => ({
      async get(key) {
        const name = full(tenantId, key);
        const entry = entries.get(name);
        if (!entry) return null;
        if (entry.expiresAt <= now()) {
          entries.delete(name);
          return null;
        }
        // Moved to the young end: the map's own order is the order of use.
        entries.delete(name);
        entries.set(name, entry);
        return entry.value;
      },
      async set(key, value, ttlMs) {
        entries.delete(full(tenantId, key));
        entries.set(full(tenantId, key), { value, expiresAt: now() + ttlMs });
        if (entries.size > maxEntries) entries.delete(entries.keys().next().value ?? '');
      },
      async remove(key) {
        entries.delete(full(tenantId, key));
      },
      async removeAll() {
        for (const name of entries.keys()) if (name.startsWith(full(tenantId, ''))) entries.delete(name);
      },
    }),
    close: async () => entries.clear(),
  };
}

/** A cache that is away is an empty cache: errors are reported and answered as a miss. */
export function createRedisCache(url: string, onError: (error: Error) => void): Cache {
  const redis = connectRedis(url, onError);
  const miss = (error: unknown): null => {
    onError(error instanceof Error ? error : new Error('cache failed'));
    return null;
  };
  return {
    forTenant: (tenantId) => ({
      get: (key) => redis.get(`wafaa:${tenantId}:${key}`).catch(miss),
      set: async (key, value, ttlMs) => void (await redis.set(`wafaa:${tenantId}:${key}`, value, 'PX', ttlMs).catch(miss)),
      remove: async (key) => void (await redis.del(`wafaa:${tenantId}:${key}`).catch(miss)),
      async removeAll() {
        let cursor = '0';
        do {
          const [next, keys] = await redis.scan(cursor, 'MATCH', `wafaa:${tenantId}:*`, 'COUNT', 500);
          if (keys.length > 0) await redis.unlink(...keys);
          cursor = next;
        } while (cursor !== '0');
      },
    }),
    close: async () => redis.disconnect(),
  };
}
