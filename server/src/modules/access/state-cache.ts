import type { Clock } from '../../platform/clock.ts';

/** Remembers what was read for a moment. What was read before a change was announced is never remembered after it. */
export interface StateCache<T> {
  get(key: string, load: () => Promise<T | null>): Promise<T | null>;
  drop(matches: (state: T) => boolean): void;
}

const MAX_ENTRIES = 20_000;

export function createStateCache<T>(clock: Clock, lifeMs: number): StateCache<T> {
  const entries = new Map<string, { state: T; at: number }>();
  let changes = 0;
  return {
    async get(key, load) {
      const at = clock.now().getTime();
      const known = entries.get(key);
      if (known && at >= known.at && at - known.at < lifeMs) return known.state;
      entries.delete(key);
      const before = changes;
      const state = await load();
      if (state !== null && before === changes) {
        entries.set(key, { state, at });
        if (entries.size > MAX_ENTRIES) entries.delete(entries.keys().next().value ?? '');
      }
      return state;
    },
    drop(matches) {
      changes += 1;
      for (const [key, { state }] of entries) if (matches(state)) entries.delete(key);
    },
  };
}
