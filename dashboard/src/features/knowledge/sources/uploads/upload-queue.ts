import { hasStatus, UnreachableError } from '../../../../shared/api/api-error.ts';

/** A file on its way to the server. Kept outside the page, so that it goes on while the reader looks elsewhere, and on a shelf, so that it outlives a reload. */
export interface Upload {
  id: string;
  name: string;
  sizeBytes: number;
  /** `stalled`: no network, or a busy server; it goes on by itself. */
  state: 'waiting' | 'sending' | 'paused' | 'stalled' | 'failed';
  /** Sent share, 0..1. */
  share: number;
  error: unknown;
  /** The document whose place it takes. */
  replaces: string | null;
}

/** What is kept of an upload, so that another page goes on with it. */
export interface ShelvedUpload {
  id: string;
  /** Whose it is: one person in one tenant. */
  scope: string;
  file: File;
  replaces: string | null;
  /** Where its bytes go; null before the server knows it. */
  url: string | null;
  paused: boolean;
}

/** Where uploads outlive their page. What it cannot keep is sent all the same. */
export interface UploadShelf {
  put(upload: ShelvedUpload): Promise<void>;
  remove(id: string): Promise<void>;
  /** Those of a scope, oldest first. */
  all(scope: string): Promise<ShelvedUpload[]>;
  /** Holds an upload in this tab alone until it is released. Null when another tab has it; with `patient`, waits until that one lets go. */
  hold(id: string, patient?: boolean): Promise<(() => void) | null>;
}

export interface SendHooks {
  onUrl: (url: string) => void;
  onProgress: (share: number) => void;
  signal: AbortSignal;
}
/** Sends a file from where it stands. @throws ApiError, UnreachableError, or the signal's AbortError */
export type Send = (upload: ShelvedUpload, hooks: SendHooks) => Promise<unknown>;
/** Tells the server that nothing more comes. */
export type GiveUp = (url: string) => Promise<unknown>;

export interface QueueDeps {
  send: Send;
  giveUp: GiveUp;
  shelf: UploadShelf;
  /** Told when a file has arrived. */
  onDone: () => void;
  atOnce?: number;
  newId?: () => string;
}

interface Entry {
  shelved: ShelvedUpload;
  abort: AbortController;
  release: () => void;
  tries: number;
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/** Answers that the same call may not get a second time. */
const passes = (error: unknown): boolean =>
  error instanceof UnreachableError || [408, 423, 429, 500, 502, 503, 504].some((status) => hasStatus(error, status));

/** A queue that sends at most `atOnce` files at a time. Finished files leave it; failed ones stay until dismissed or sent again. */
export class UploadQueue {
  readonly #deps: QueueDeps;
  readonly #entries = new Map<string, Entry>();
  readonly #listeners = new Set<() => void>();
  #uploads: readonly Upload[] = [];
  #scope = '';

  constructor(deps: QueueDeps) {
    this.#deps = deps;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly snapshot = (): readonly Upload[] => this.#uploads;

  /** Takes up what this person left in this tenant: those of other tabs stay theirs. */
  async open(scope: string): Promise<void> {
    if (scope === this.#scope) return;
    this.#scope = scope;
    const { shelf } = this.#deps;
    for (const shelved of await shelf.all(scope).catch(() => [])) {
      const release = await shelf.hold(shelved.id);
      if (release) this.#takeUp(shelved, release);
      else void this.#inherit(shelved.id, scope);
    }
  }

  /** Another tab sends it, or the page before this one is just going away: when that one lets go, and left it unfinished, it is ours. */
  async #inherit(id: string, scope: string): Promise<void> {
    const { shelf } = this.#deps;
    const release = await shelf.hold(id, true);
    const left = (await shelf.all(scope).catch(() => [])).find((upload) => upload.id === id);
    if (release && left) this.#takeUp(left, release);
    else release?.();
  }

  #takeUp(shelved: ShelvedUpload, release: () => void): void {
    if (this.#scope !== shelved.scope || this.#entries.has(shelved.id)) return release();
    this.#take(shelved, release);
    this.#startNext();
  }

  add(files: Iterable<File>, replaces: string | null = null): void {
    for (const file of files) {
      const id = (this.#deps.newId ?? (() => crypto.randomUUID()))();
      const shelved: ShelvedUpload = { id, scope: this.#scope, file, replaces, url: null, paused: false };
      let free = (): void => undefined;
      this.#take(shelved, () => free());
      void this.#deps.shelf
        .hold(id)
        .then((release) => {
          free = release ?? free;
          return this.#entries.has(id) ? this.#deps.shelf.put(shelved) : release?.();
        })
        .catch(() => undefined);
    }
    this.#startNext();
  }

  /** Goes on with one that failed, stalled or was paused. */
  resume(id: string): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    entry.tries = 0;
    this.#keep(entry, { paused: false });
    this.#change(id, { state: 'waiting', error: null });
    this.#startNext();
  }

  pause(id: string): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    this.#stop(entry);
    this.#keep(entry, { paused: true });
    this.#change(id, { state: 'paused' });
    this.#startNext();
  }

  /** Stops an upload for good, or dismisses a failed one. */
  drop(id: string): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    this.#stop(entry);
    // Nobody waits for it: what the server still holds of it expires by itself.
    if (entry.shelved.url !== null) void this.#deps.giveUp(entry.shelved.url).catch(() => undefined);
    this.#forget(id);
    this.#startNext();
  }

  /** The network is back: what stalled does not wait any longer. */
  wake(): void {
    for (const { id, state } of this.#uploads) if (state === 'stalled') this.resume(id);
  }

  /** Stops everything and forgets it here: what was chosen by one person for one tenant arrives nowhere else. The shelf keeps it for them. */
  clear(): void {
    for (const entry of this.#entries.values()) {
      this.#stop(entry);
      entry.release();
    }
    this.#entries.clear();
    this.#uploads = [];
    this.#scope = '';
    this.#tell();
  }

  #take(shelved: ShelvedUpload, release: () => void): void {
    this.#entries.set(shelved.id, { shelved, abort: new AbortController(), release, tries: 0 });
    const { id, file, replaces, paused } = shelved;
    const state = paused ? 'paused' : 'waiting';
    this.#uploads = [...this.#uploads, { id, name: file.name, sizeBytes: file.size, state, share: 0, error: null, replaces }];
    this.#tell();
  }

  #startNext(): void {
    const free = (this.#deps.atOnce ?? 2) - this.#uploads.filter(({ state }) => state === 'sending').length;
    for (const upload of this.#uploads.filter(({ state }) => state === 'waiting').slice(0, Math.max(0, free))) void this.#run(upload.id);
  }

  async #run(id: string): Promise<void> {
    const entry = this.#entries.get(id);
    if (!entry) return;
    const abort = new AbortController();
    entry.abort = abort;
    this.#change(id, { state: 'sending' });
    try {
      await this.#deps.send(entry.shelved, {
        onUrl: (url) => this.#keep(entry, { url }),
        onProgress: (share) => {
          entry.tries = 0;
          if (!abort.signal.aborted) this.#change(id, { share });
        },
        signal: abort.signal,
      });
      if (this.#entries.get(id) === entry) this.#forget(id);
      this.#deps.onDone();
    } catch (error) {
      if (!abort.signal.aborted) this.#failed(entry, error);
    }
    this.#startNext();
  }

  #failed(entry: Entry, error: unknown): void {
    const { id } = entry.shelved;
    if (!passes(error)) return this.#change(id, { state: 'failed', error });
    this.#change(id, { state: 'stalled', error });
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** entry.tries);
    entry.tries += 1;
    const timer = setTimeout(() => {
      if (this.#uploads.find((upload) => upload.id === id)?.state !== 'stalled') return;
      this.#change(id, { state: 'waiting' });
      this.#startNext();
    }, wait);
    entry.abort.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  }

  #stop(entry: Entry): void {
    entry.abort.abort();
  }

  #keep(entry: Entry, change: Partial<ShelvedUpload>): void {
    entry.shelved = { ...entry.shelved, ...change };
    if (this.#entries.has(entry.shelved.id)) void this.#deps.shelf.put(entry.shelved).catch(() => undefined);
  }

  #change(id: string, change: Partial<Upload>): void {
    this.#uploads = this.#uploads.map((upload) => (upload.id === id ? { ...upload, ...change } : upload));
    this.#tell();
  }

  #forget(id: string): void {
    const entry = this.#entries.get(id);
    this.#entries.delete(id);
    this.#uploads = this.#uploads.filter((upload) => upload.id !== id);
    void this.#deps.shelf
      .remove(id)
      .catch(() => undefined)
      .finally(() => entry?.release());
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
