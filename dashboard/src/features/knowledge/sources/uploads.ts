/** Files on their way to the server. Kept outside the page, so that an upload goes on while the reader looks elsewhere. */
export interface Upload {
  id: number;
  name: string;
  sizeBytes: number;
  state: 'waiting' | 'sending' | 'failed';
  /** Sent share, 0..1. */
  share: number;
  error: unknown;
}

export type Send = (file: File, onProgress: (share: number) => void, signal: AbortSignal) => Promise<unknown>;

/** A queue that sends at most `atOnce` files at a time. Finished files leave it; failed ones stay until dismissed or sent again. */
export class UploadQueue {
  readonly #send: Send;
  readonly #onDone: () => void;
  readonly #atOnce: number;
  readonly #files = new Map<number, { file: File; abort: AbortController }>();
  readonly #listeners = new Set<() => void>();
  #uploads: readonly Upload[] = [];
  #lastId = 0;

  constructor(send: Send, onDone: () => void, atOnce = 2) {
    this.#send = send;
    this.#onDone = onDone;
    this.#atOnce = atOnce;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly snapshot = (): readonly Upload[] => this.#uploads;

  add(files: Iterable<File>): void {
    for (const file of files) {
      this.#lastId += 1;
      this.#files.set(this.#lastId, { file, abort: new AbortController() });
      this.#uploads = [
        ...this.#uploads,
        { id: this.#lastId, name: file.name, sizeBytes: file.size, state: 'waiting', share: 0, error: null },
      ];
    }
    this.#tell();
    this.#startNext();
  }

  retry(id: number): void {
    this.#change(id, { state: 'waiting', share: 0, error: null });
    this.#startNext();
  }

  /** Stops an upload, or dismisses a failed one. */
  drop(id: number): void {
    this.#files.get(id)?.abort.abort();
    this.#forget(id);
    this.#startNext();
  }

  /** Stops everything: what was chosen for one tenant must not arrive in another. */
  clear(): void {
    for (const { abort } of this.#files.values()) abort.abort();
    this.#files.clear();
    this.#uploads = [];
    this.#tell();
  }

  #startNext(): void {
    const free = this.#atOnce - this.#uploads.filter(({ state }) => state === 'sending').length;
    for (const upload of this.#uploads.filter(({ state }) => state === 'waiting').slice(0, Math.max(0, free))) void this.#run(upload.id);
  }

  async #run(id: number): Promise<void> {
    const entry = this.#files.get(id);
    if (!entry) return;
    this.#change(id, { state: 'sending' });
    try {
      await this.#send(entry.file, (share) => this.#change(id, { share }), entry.abort.signal);
      this.#forget(id);
      this.#onDone();
    } catch (error) {
      if (!entry.abort.signal.aborted) this.#change(id, { state: 'failed', error });
    }
    this.#startNext();
  }

  #change(id: number, change: Partial<Upload>): void {
    this.#uploads = this.#uploads.map((upload) => (upload.id === id ? { ...upload, ...change } : upload));
    this.#tell();
  }

  #forget(id: number): void {
    this.#files.delete(id);
    this.#uploads = this.#uploads.filter((upload) => upload.id !== id);
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
