import { catchUp } from './event-cursor.ts';
import { type QueryKey, staleKeys } from './stale-keys.ts';

export interface EventsPage {
  items: { kind: string; conversationId: string | null }[];
  cursor: string;
}

export interface Follower {
  /** Something may have changed: read the list. `announced` says that the server told us so, and then there must be something. */
  look(announced: boolean): void;
  stop(): void;
}

/**
 * An announced event can be held back for a moment, until no older one can still be committed before it.
 * So a look that was promised news and found none is repeated after these pauses.
 */
const LOOK_AGAIN_MS = [250, 1_000, 3_000];

/**
 * Follows the list of events with a cursor of its own. A push is only a hint to look: what it carries is never taken for a position,
 * so a push that is lost, doubled or late changes nothing. One look at a time; hints that come meanwhile are one more look after it.
 *
 * @param readPage reads the list after a cursor, `pageSize` events at most
 * @param onStale  parts of the cache to read afresh; null is all of it
 * @param onReach  whether the last look reached the server
 */
export function followEvents(options: {
  readPage: (after: string) => Promise<EventsPage>;
  pageSize: number;
  onStale: (keys: QueryKey[] | null) => void;
  onReach: (reached: boolean) => void;
}): Follower {
  let cursor = '0';
  let first = true;
  let looking = false;
  let hinted: boolean | null = null;
  let misses = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const lookOnce = async (announced: boolean): Promise<void> => {
    const caught = await catchUp(options.readPage, cursor, options.pageSize);
    if (stopped) return;
    cursor = caught.cursor;
    // What happened before we came is in what the page loads anyway, except for changes during that loading.
    if (first || caught.gaveUp) options.onStale(null);
    else if (caught.items.length > 0) options.onStale(staleKeys(caught.items));
    const missed = announced && !first && caught.items.length === 0;
    misses = missed ? misses + 1 : 0;
    first = false;
    const pause = caught.gaveUp ? 0 : missed ? LOOK_AGAIN_MS[misses - 1] : undefined;
    if (pause !== undefined) {
      clearTimeout(timer);
      timer = setTimeout(() => look(missed), pause);
    }
  };

  const look = (announced: boolean): void => {
    if (stopped) return;
    if (looking) {
      hinted = announced || hinted === true;
      return;
    }
    looking = true;
    lookOnce(announced).then(
      () => done(true),
      () => done(false),
    );
  };

  const done = (reached: boolean): void => {
    looking = false;
    if (stopped) return;
    options.onReach(reached);
    if (hinted !== null && reached) {
      const announced = hinted;
      hinted = null;
      look(announced);
    }
  };

  return {
    look,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
