const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/** How long to wait before trying again: twice as long each time, never at the same moment as everybody else. */
export function pauseAfter(failures: number, random: number = Math.random()): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1)) * (0.5 + random / 2);
}

/** Waits, or shorter: until `wake` is called. */
export function createPauses(): { rest(ms: number): Promise<void>; wake(): void } {
  let go: (() => void) | undefined;
  return {
    rest: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, ms);
        go = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
    wake: () => go?.(),
  };
}
