import type { Bus } from '../../../platform/bus/bus.ts';
import type { Log } from '../../../platform/telemetry/log.ts';
import { type LaneDeps, runLane } from './run-lane.ts';
import type { ClaimedLane } from './types.ts';

export interface LaneWorker {
  start(): void;
  /** Takes no further lane and waits for those under way, at most `graceMs`. */
  stop(graceMs: number): Promise<void>;
  readonly running: number;
}

export interface LaneWorkerOptions {
  atOnce: number;
  bus: Bus;
  log: Log;
}

// Wake-ups come over the bus; the poll finds what nobody announced: lanes that became due by time, or whose wake-up was lost.
const POLL_MS = 50;
const CLAIM_AT_MOST = 100;

export function createLaneWorker(deps: LaneDeps, options: LaneWorkerOptions): LaneWorker {
  const { atOnce, bus, log } = options;
  const held = new Map<string, number>();
  const under = new Set<Promise<void>>();
  const turns = new Map<string, AbortController>();
  let stopped = false;
  let claiming = false;
  let again = false;
  let timer: NodeJS.Timeout | null = null;
  let unsubscribe = (): void => {};

  const launch = (lane: ClaimedLane, claimedAt: number): void => {
    held.set(lane.tenantId, (held.get(lane.tenantId) ?? 0) + 1);
    const penLost = new AbortController();
    const name = `${lane.tenantId} ${lane.conversationId}`;
    turns.set(name, penLost);
    const run = runLane(deps, lane, claimedAt, penLost.signal)
      .catch((error: unknown) => {
        // The lease ends by itself and the lane is due again; nothing is lost by an error here.
        log.error({ err: error, tenantId: lane.tenantId, conversationId: lane.conversationId }, 'lane failed');
      })
      .finally(() => {
        under.delete(run);
        if (turns.get(name) === penLost) turns.delete(name);
        const left = (held.get(lane.tenantId) ?? 1) - 1;
        if (left > 0) held.set(lane.tenantId, left);
        else held.delete(lane.tenantId);
      });
    under.add(run);
  };

  let current = Promise.resolve();
  const claim = (): Promise<void> => {
    if (claiming) again = true;
    else current = claimWhileDue();
    return current;
  };

  const claimWhileDue = async (): Promise<void> => {
    claiming = true;
    try {
      do {
        again = false;
        const room = Math.min(atOnce - under.size, CLAIM_AT_MOST);
        if (stopped || room <= 0) break;
        const claimedAt = performance.now();
        const lanes = await deps.ledger.claim(room, Object.fromEntries(held));
        for (const lane of lanes) launch(lane, claimedAt);
        if (lanes.length === room) again = true;
      } while (again);
    } catch (error) {
      log.warn({ err: error }, 'claim failed');
    } finally {
      claiming = false;
    }
  };

  const poll = (): void => {
    timer = setTimeout(() => {
      void claim().finally(() => {
        if (!stopped) poll();
      });
    }, POLL_MS);
  };

  return {
    start() {
      const quiet = [
        bus.subscribe('lanes', () => void claim()),
        // A tenant and a conversation of it.
        bus.subscribe('pen', (name) => turns.get(name)?.abort()),
      ];
      unsubscribe = () => quiet.forEach((leave) => leave());
      poll();
    },
    async stop(graceMs) {
      stopped = true;
      unsubscribe();
      if (timer) clearTimeout(timer);
      // A claim under way may still bring lanes, and those are finished too.
      const finished = current.then(() => Promise.all(under));
      await Promise.race([finished, new Promise((resolve) => setTimeout(resolve, graceMs).unref())]);
    },
    get running() {
      return under.size;
    },
  };
}
