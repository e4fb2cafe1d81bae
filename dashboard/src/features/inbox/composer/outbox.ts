import { keepText, keptText, type Mode, type Shelf } from './drafts.ts';

export interface Unsent {
  key: string;
  mode: Mode;
  text: string;
  cannedReplyId?: string;
  at: string;
  /** `unknown`: the page was left before an answer came; it may have gone. */
  state: 'sending' | 'failed' | 'unknown';
  /** The server's code of a failure; null when nobody answered. */
  code: string | null;
  /** The server's words, in the language of the page then. */
  words: string | null;
}

/**
 * What was written and has no answer yet, for each conversation. It is kept on the device until it is settled, so that neither a lost
 * connection nor a reload loses a word.
 */
export class Outbox {
  readonly #shelf: Shelf;
  readonly #lists = new Map<string, readonly Unsent[]>();
  readonly #listeners = new Set<() => void>();
  readonly #turns = new Map<string, Promise<void>>();

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What is on its way in a conversation (`owner` names the person and the tenant), oldest first. */
  list(owner: string, conversationId: string): readonly Unsent[] {
    const place = placeOf(owner, conversationId);
    const known = this.#lists.get(place);
    if (known) return known;
    const kept = readList(keptText(this.#shelf, place));
    this.#lists.set(place, kept);
    return kept;
  }

  /**
   * Sends after what is being sent in the same conversation. Settled entries are taken out once `send` has resolved.
   * `explain` gives the code and the words of a failure.
   */
  async send(
    owner: string,
    conversationId: string,
    entry: Pick<Unsent, 'key' | 'mode' | 'text' | 'cannedReplyId' | 'at'>,
    send: () => Promise<void>,
    explain: (error: unknown) => Pick<Unsent, 'code' | 'words'>,
  ): Promise<boolean> {
    const place = placeOf(owner, conversationId);
    const put = (change: (list: readonly Unsent[]) => Unsent[]): void => this.#put(place, change(this.list(owner, conversationId)));
    put((list) => [...list.filter(({ key }) => key !== entry.key), { ...entry, state: 'sending', code: null, words: null }]);
    const before = this.#turns.get(place) ?? Promise.resolve();
    const mine = before.then(send);
    this.#turns.set(
      place,
      mine.catch(() => undefined),
    );
    try {
      await mine;
      put((list) => list.filter(({ key }) => key !== entry.key));
      return true;
    } catch (error) {
      put((list) => list.map((one) => (one.key === entry.key ? { ...one, state: 'failed', ...explain(error) } : one)));
      return false;
    }
  }

  discard(owner: string, conversationId: string, key: string): void {
    this.#put(
      placeOf(owner, conversationId),
      this.list(owner, conversationId).filter((entry) => entry.key !== key),
    );
  }

  #put(place: string, list: readonly Unsent[]): void {
    this.#lists.set(place, list);
    keepText(this.#shelf, place, list.length === 0 ? '' : JSON.stringify(list));
    for (const listener of this.#listeners) listener();
  }
}

const placeOf = (owner: string, conversationId: string): string => `wafaa.unsent.${owner}.${conversationId}`;

function readList(text: string): Unsent[] {
  try {
    const list: unknown = text === '' ? [] : JSON.parse(text);
    if (!Array.isArray(list)) return [];
    return (list as Unsent[]).map((entry) => (entry.state === 'sending' ? { ...entry, state: 'unknown' } : entry));
  } catch {
    return [];
  }
}
