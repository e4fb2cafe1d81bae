import { useEffect, useState } from 'react';

/** By then a page stands and has read its lists. */
const QUIET_AFTER_MS = 1_500;

/**
 * Code that is no part of the first load: it arrives quietly once the page stands, or at once when it is wanted before; null until then.
 * Unlike a lazy component it is there when it is needed, so whoever opens something by a key may type on.
 */
export function useArriving<Module>(load: () => Promise<Module>, wanted: boolean): Module | null {
  const [arrived, setArrived] = useState<{ module: Module } | null>(null);
  const waits = arrived === null;
  useEffect(() => {
    if (!waits) return undefined;
    const timer = setTimeout(
      // A network that hinders it now is asked again by the next press.
      () =>
        void load().then(
          (module) => setArrived({ module }),
          () => undefined,
        ),
      wanted ? 0 : QUIET_AFTER_MS,
    );
    return () => clearTimeout(timer);
  }, [load, wanted, waits]);
  return arrived?.module ?? null;
}
