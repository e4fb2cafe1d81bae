import type { WebchatMessage } from './types.ts';

/** Of a file: what the browser says of it. `failed`: why it is not sent, where that is known. */
export type Waiting = WebchatMessage & {
  at: string;
  /** The website's id of who wrote it; none: a stranger. It is shown to nobody else, and sent as nobody else. */
  by?: string;
  failed?: true | 'gone' | 'refused' | 'full';
  type?: string;
  size?: number;
  voice?: true;
};

/** What outlives a reload. */
export interface Kept {
  token?: string;
  /** Written here and not acknowledged yet, in order. */
  outbox: Waiting[];
  /** Number of the newest entry that was on the screen. */
  seen: number;
  open: boolean;
}

export interface Store {
  read(): Kept;
  /** Changes what is kept now, which another tab may have changed a moment ago. */
  change(change: (kept: Kept) => void): Kept;
}

const EMPTY = (): Kept => ({ outbox: [], seen: 0, open: false });

/** In the browser's storage, or in memory where a page may not have any. */
export function createStore(name: string, storage: Pick<Storage, 'getItem' | 'setItem'> | null): Store {
  let memory = EMPTY();
  const read = (): Kept => {
    try {
      const text = storage?.getItem(name);
      const kept = text ? (JSON.parse(text) as Partial<Kept>) : null;
      if (kept && Array.isArray(kept.outbox)) memory = { ...EMPTY(), ...kept };
    } catch {
      // Unreadable, or not ours to read: what this page knows is what there is.
    }
    return structuredClone(memory);
  };
  return {
    read,
    change(change) {
      const kept = read();
      change(kept);
      memory = kept;
      try {
        storage?.setItem(name, JSON.stringify(kept));
      } catch {
        // Full or forbidden: the page goes on, only a reload forgets.
      }
      return structuredClone(kept);
    },
  };
}
