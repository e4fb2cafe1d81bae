/** How long a removal waits for "Undo" before it happens. */
export const UNDO_MS = 6_000;

/**
 * Removals that the reader may still take back. The row hides at once; the call goes out after `UNDO_MS`, or at once when the
 * page closes: a reader who removed something and left meant it.
 */
export class PendingRemovals {
  readonly #remove: (id: string, leaving: boolean) => Promise<unknown>;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #listeners = new Set<() => void>();
  #hidden: ReadonlySet<string> = new Set();

  constructor(remove: (id: string, leaving: boolean) => Promise<unknown>) {
    this.#remove = remove;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  /** Ids whose rows are hidden: waiting to be removed, or being removed. */
  readonly snapshot = (): ReadonlySet<string> => this.#hidden;

  add(id: string): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.set(
      id,
      setTimeout(() => this.#go(id, false), UNDO_MS),
    );
    this.#setHidden(id, true);
  }

  undo(id: string): void {
    clearTimeout(this.#timers.get(id));
    if (this.#timers.delete(id)) this.#setHidden(id, false);
  }

  /** The tenant changed: what waited for its time was about the one before, and does not happen. */
  clear(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#hidden = new Set();
    for (const listener of this.#listeners) listener();
  }

  /** The page is going away: nothing waits any longer. */
  flush(): void {
    for (const [id, timer] of [...this.#timers]) {
      clearTimeout(timer);
      this.#go(id, true);
    }
  }

  #go(id: string, leaving: boolean): void {
    this.#timers.delete(id);
    // A refused removal shows its row again; whoever passed `remove` says why.
    this.#remove(id, leaving).then(
      () => this.#setHidden(id, false),
      () => this.#setHidden(id, false),
    );
  }

  #setHidden(id: string, hidden: boolean): void {
    const next = new Set(this.#hidden);
    if (hidden) next.add(id);
    else next.delete(id);
    this.#hidden = next;
    for (const listener of this.#listeners) listener();
  }
}
