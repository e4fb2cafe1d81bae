/** Does something at once, and at most once in each `ms` after: what is asked for meanwhile is done at their end, once. */
export function atMostEvery(ms: number, deed: () => void): { ask: () => void; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = false;
  const rest = (): void => {
    timer = setTimeout(() => {
      timer = undefined;
      if (asked) run();
    }, ms);
  };
  const run = (): void => {
    asked = false;
    deed();
    rest();
  };
  return {
    ask: () => {
      if (timer === undefined) run();
      else asked = true;
    },
    stop: () => clearTimeout(timer),
  };
}
