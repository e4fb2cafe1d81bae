import type { TenantId } from '../../platform/ids.ts';

/** What is remembered of tenants: one value each, which says which version it is of and what it costs. */
export interface TenantMemory<T extends { version: number }> {
  /** The value of exactly this version: the one that is kept, or what `make` comes to. `last` is the value of another version, for its parts. */
  load(tenantId: TenantId, version: number, make: (last: T | null) => Promise<T>): Promise<T>;
  forget(tenantId: string): void;
  used(): { tenants: number; bytes: number };
}

/** A tenant that takes more than this part of the budget is large. */
const LARGE_PART = 16;

/**
 * Keeps values up to a budget of bytes; whoever was asked longest ago leaves first. The large ones together get half of it and no more, so that a
 * few of them never push everybody else out, and one beyond that half is served and not kept. What is kept is returned for its own version only:
 * a value of before is never an answer, whatever message about the change was lost.
 */
export function createTenantMemory<T extends { version: number }>(budgetBytes: number, sizeOf: (value: T) => number): TenantMemory<T> {
  const kept = new Map<string, { value: T; bytes: number }>();
  const making = new Map<string, Promise<T>>();
  let used = 0;
  let usedByLarge = 0;
  const isLarge = (bytes: number): boolean => bytes > budgetBytes / LARGE_PART;

  const drop = (tenantId: string): void => {
    const entry = kept.get(tenantId);
    if (!entry) return;
    kept.delete(tenantId);
    used -= entry.bytes;
    if (isLarge(entry.bytes)) usedByLarge -= entry.bytes;
  };
  const keep = (tenantId: string, value: T): void => {
    drop(tenantId);
    const bytes = sizeOf(value);
    if (bytes > budgetBytes / 2) return;
    kept.set(tenantId, { value, bytes });
    used += bytes;
    if (isLarge(bytes)) usedByLarge += bytes;
    for (const [other, entry] of kept) {
      const tooMuch = used > budgetBytes || (usedByLarge > budgetBytes / 2 && isLarge(entry.bytes));
      if (tooMuch && other !== tenantId) drop(other);
      if (used <= budgetBytes && usedByLarge <= budgetBytes / 2) return;
    }
  };

  return {
    load(tenantId, version, make) {
      const found = kept.get(tenantId);
      if (found?.value.version === version) {
        kept.delete(tenantId);
        kept.set(tenantId, found);
        return Promise.resolve(found.value);
      }
      const key = `${tenantId}:${version}`;
      const running = making.get(key);
      if (running) return running;
      const promise = make(found?.value ?? null).then(
        (value) => {
          // Forgotten meanwhile: it is handed to whoever waits, and not kept.
          if (making.get(key) === promise) {
            making.delete(key);
            keep(tenantId, value);
          }
          return value;
        },
        (error: unknown) => {
          if (making.get(key) === promise) making.delete(key);
          throw error;
        },
      );
      making.set(key, promise);
      return promise;
    },
    forget(tenantId) {
      drop(tenantId);
      for (const key of making.keys()) if (key.startsWith(`${tenantId}:`)) making.delete(key);
    },
    used: () => ({ tenants: kept.size, bytes: used }),
  };
}
