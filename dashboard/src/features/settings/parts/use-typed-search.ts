import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';

/** How long typing may pause before the server is asked. */
const SETTLE_MS = 250;

/**
 * What stands in a search field, and what is asked once typing pauses. `asked` is what the address says now.
 * A reader who already pressed a link while typing is not called back: the page may still be shown while the next one loads.
 */
export function useTypedSearch(asked: string, ask: (question: string) => void): [typed: string, setTyped: (next: string) => void] {
  const router = useRouter();
  const [typed, setTyped] = useState(asked);
  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });
  useEffect(() => {
    const question = typed.trim();
    if (question === asked) return undefined;
    const { pathname } = router.latestLocation;
    const timer = setTimeout(() => {
      if (router.latestLocation.pathname === pathname) latest.current(question);
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [typed, asked, router]);
  return [typed, setTyped];
}
