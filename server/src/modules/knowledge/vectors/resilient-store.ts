import { CircuitBreaker } from '../../llm/index.ts';
import { type VectorStore, VectorStoreError } from './vector-store.ts';

export interface Patience {
  /** Of one try, in milliseconds. A customer waits for a search; nobody waits for the rest. */
  searchMs: number;
  otherMs: number;
  searchTries: number;
  otherTries: number;
  /** Before the second try; twice as long before each that follows, give or take a quarter. */
  backoffMs: number;
  breaker: { failures: number; openMs: number };
}

export const PATIENCE: Patience = {
  ...{ searchMs: 1_200, otherMs: 20_000, searchTries: 2, otherTries: 5, backoffMs: 150 },
  breaker: { failures: 5, openMs: 10_000 },
};
const MOST_BACKOFF_MS = 15_000;

export interface ResilientParts {
  patience?: Patience;
  now?: () => number;
  random?: () => number;
  wait?: (ms: number) => Promise<void>;
}

const RETRIED = new Set(['throttled', 'unavailable', 'timeout']);
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Deadlines, retries with growing waits, and a breaker that keeps everybody away from a store which fails in a row, so that a turn does not wait
 * for what is known to be down. A store that says when to come back is asked then and not before; one that refuses is not asked again.
 */
export function makeResilient(store: VectorStore, parts: ResilientParts = {}): VectorStore {
  const patience = parts.patience ?? PATIENCE;
  const wait = parts.wait ?? sleep;
  const random = parts.random ?? Math.random;
  const breaker = new CircuitBreaker(patience.breaker, parts.now ?? (() => performance.now()));

  const once = async <T>(work: (signal: AbortSignal) => Promise<T>, ms: number, given?: AbortSignal): Promise<T> => {
    given?.throwIfAborted();
    if (!breaker.admits()) throw new VectorStoreError(store.name, 'open');
    const deadline = new AbortController();
    const ended = Promise.withResolvers<never>();
    const timer = setTimeout(() => deadline.abort(), ms);
    const signal = given ? AbortSignal.any([given, deadline.signal]) : deadline.signal;
    const onAbort = (): void => ended.reject(given?.aborted ? given.reason : new VectorStoreError(store.name, 'timeout'));
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      // Not every client hears a signal: the race ends the waiting in any case.
      const result = await Promise.race([work(signal), ended.promise]);
      breaker.succeeded();
      return result;
    } catch (error) {
      if (given?.aborted || (error instanceof VectorStoreError && !RETRIED.has(error.failure))) breaker.released();
      else breaker.failed();
      throw given?.aborted ? given.reason : error;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
    }
  };
  const tried = async <T>(work: (signal: AbortSignal) => Promise<T>, ms: number, tries: number, given?: AbortSignal): Promise<T> => {
    for (let round = 1; ; round += 1) {
      try {
        return await once(work, ms, given);
      } catch (error) {
        if (round >= tries || !(error instanceof VectorStoreError) || !RETRIED.has(error.failure)) throw error;
        const growing = patience.backoffMs * 2 ** (round - 1) * (0.75 + random() / 2);
        await wait(Math.min(MOST_BACKOFF_MS, Math.max(growing, error.retryAfterMs ?? 0)));
      }
    }
  };
  const calm = <T>(work: () => Promise<T>): Promise<T> => tried(work, patience.otherMs, patience.otherTries);

  return {
    name: store.name,
    outside: store.outside,
    upsert: (tenantId, rows) => calm(() => store.upsert(tenantId, rows)),
    remove: (tenantId, what) => calm(() => store.remove(tenantId, what)),
    search: (tenantId, query) =>
      tried((signal) => store.search(tenantId, { ...query, signal }), patience.searchMs, patience.searchTries, query.signal),
    count: (tenantId) => calm(() => store.count(tenantId)),
    async *list(tenantId) {
      const parts = store.list(tenantId)[Symbol.asyncIterator]();
      for (;;) {
        // A part is asked for once: where a try in the middle fails, whoever lists begins anew.
        const part = await once(() => parts.next(), patience.otherMs);
        if (part.done) return;
        yield part.value;
      }
    },
    erase: (tenantId) => calm(() => store.erase(tenantId)),
    healthy: () => once(() => store.healthy(), patience.searchMs * 2),
    close: () => store.close(),
  };
}
