import type { Bus } from '../../platform/bus/bus.ts';

export interface Wake {
  /** Forgets what came before: about to look. */
  clear(): void;
  /** Until something came, the caller left, or the time is over. */
  wait(ms: number): Promise<void>;
  stop(): void;
}

export interface Wakes {
  /** `name`: tenant and visitor. */
  listen(name: string, signal: AbortSignal): Wake;
  /** How many listen under this name. */
  count(name: string): number;
  close(): void;
}

/** One subscription of the process for all open lines. */
export function createWakes(bus: Bus): Wakes {
  const listeners = new Map<string, Set<() => void>>();
  const unsubscribe = bus.subscribe('webchat', (name) => {
    for (const wake of listeners.get(name) ?? []) wake();
  });
  return {
    listen(name, signal) {
      let came = false;
      let go: (() => void) | undefined;
      const wake = (): void => {
        came = true;
        go?.();
      };
      const own = listeners.get(name) ?? new Set();
      listeners.set(name, own.add(wake));
      return {
        clear: () => void (came = false),
        async wait(ms) {
          if (came || signal.aborted) return;
          const { promise, resolve } = Promise.withResolvers<void>();
          const timer = setTimeout(resolve, ms);
          go = resolve;
          signal.addEventListener('abort', go, { once: true });
          await promise;
          signal.removeEventListener('abort', go);
          clearTimeout(timer);
        },
        stop() {
          own.delete(wake);
          if (own.size === 0 && listeners.get(name) === own) listeners.delete(name);
        },
      };
    },
    count: (name) => listeners.get(name)?.size ?? 0,
    close: unsubscribe,
  };
}
