/** Timers that end with the emulator, so that a closed emulator never acts again nor keeps a process alive. */
export interface Timers {
  after(delayMs: number, run: () => void): void;
  close(): void;
}

export function createTimers(): Timers {
  const pending = new Set<NodeJS.Timeout>();
  let closed = false;
  return {
    after(delayMs, run) {
      if (closed) return;
      const timer = setTimeout(() => {
        pending.delete(timer);
        run();
      }, delayMs);
      pending.add(timer);
    },
    close() {
      closed = true;
      for (const timer of pending) clearTimeout(timer);
      pending.clear();
    },
  };
}
