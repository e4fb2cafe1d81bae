import { useSyncExternalStore } from 'react';

/** Whether the window is at least this wide; follows it as it changes. */
export function useWide(minWidth: `${number}rem`): boolean {
  const query = `(min-width: ${minWidth})`;
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => matchMedia(query).matches,
  );
}
