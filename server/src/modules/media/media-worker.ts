import type { Bus } from '../../platform/bus/bus.ts';
import { fetchMedia, type MediaDeps } from './fetch-media.ts';
import { LEASE_MS } from './limits.ts';

export interface MediaWorker {
  start(): void;
  /** Takes no further file and waits for those under way, at most `graceMs`; what is left is fetched when its lease ends. */
  stop(graceMs: number): Promise<void>;
}

// Wake-ups come with messages; the poll finds what became due by time, and what was left by a process that died.
const POLL_MS = 1_000;
// Each holds its bytes in memory until they are stored.
const AT_ONCE = 4;
// A provider may hang: one place is always somebody else's.
const PER_TENANT = 3;

/** Fetches files of messages as they become due. */
export function createMediaWorker(deps: MediaDeps & { bus: Bus }): MediaWorker {
  /** Fetches under way, with their tenants. */
  const under = new Map<Promise<void>, string>();
  let stopped = false;
  let again = false;
  let claiming: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;
  let unsubscribe = (): void => {};

  const claimWhileDue = async (): Promise<void> => {
    do {
      again = false;
      const room = AT_ONCE - under.size;
      if (stopped || room <= 0) return;
      const claimed = await deps.database.system.call('media_claim', room, LEASE_MS, PER_TENANT, [...under.values()]);
      for (const item of claimed) {
        const run = fetchMedia(deps, item)
          .catch((error: unknown) => deps.log.error({ err: error, tenantId: item.tenantId, mediaId: item.id }, 'media was not kept'))
          .finally(() => {
            under.delete(run);
            look();
          });
        under.set(run, item.tenantId);
      }
    } while (again);
  };
  const look = (): void => {
    if (claiming) {
      again = true;
      return;
    }
    claiming = claimWhileDue()
      .catch((error: unknown) => deps.log.warn({ err: error }, 'media was not claimed'))
      .finally(() => {
        claiming = null;
      });
  };

  return {
    start() {
      unsubscribe = deps.bus.subscribe('lanes', look);
      timer = setInterval(look, POLL_MS);
      look();
    },
    async stop(graceMs) {
      stopped = true;
      unsubscribe();
      if (timer) clearInterval(timer);
      await claiming;
      await Promise.race([Promise.all(under.keys()), new Promise((resolve) => setTimeout(resolve, graceMs).unref())]);
    },
  };
}
