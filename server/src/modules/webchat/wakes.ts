import type { Bus } from '../../platform/bus/bus.ts';

export interface Wake {
  /** Forgets what came before: about to look. */
  clear(): void;
  /** Until something came, the caller left, or the time is over. */
  wait(ms: number): Promise<void>;
  /** For how long yet a person of the business is taken to be writing, in milliseconds; 0 when nobody is. */
  personTypes(): number;
  /** What they wrote is there. */
  personStopped(): void;
  stop(): void;
}

/** A person who writes is told of anew every few seconds; who is not told of any more has stopped. */
const TYPING_MS = 6_000;

export interface Wakes {
  /** `name`: tenant and visitor. */
  listen(name: string, signal: AbortSignal): Wake;
  /** How many listen under this name. */
  count(name: string): number;
  close(): void;
}

/** One subscription of the process for all open lines. */
export function createWakes(bus: Bus): Wakes {
  const listeners = new Map<string, Set<(typed: boolean) => void>>();
  const tell = (name: string, typed: boolean): void => {
    for (const wake of listeners.get(name) ?? []) wake(typed);
  };
  const subscribed = [bus.subscribe('webchat', (name) => tell(name, false)), bus.subscribe('webchat_typing', (name) => tell(name, true))];
  return {
    listen(name, signal) {
      let came = false;
      let go: (() => void) | undefined;
      let typesUntil = 0;
      const wake = (typed: boolean): void => {
        came = true;
        if (typed) typesUntil = Date.now() + TYPING_MS;
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
        personTypes: () => Math.max(0, typesUntil - Date.now()),
        personStopped: () => void (typesUntil = 0),
        stop() {
          own.delete(wake);
          if (own.size === 0 && listeners.get(name) === own) listeners.delete(name);
        },
      };
    },
    count: (name) => listeners.get(name)?.size ?? 0,
    close() {
      for (const unsubscribe of subscribed) unsubscribe();
    },
  };
}
