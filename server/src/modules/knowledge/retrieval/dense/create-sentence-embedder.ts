import { createThread } from '../create-thread.ts';
import type { EmbeddingAnswer, EmbeddingRequest } from './embedding-worker.ts';

export interface SentenceEmbedder {
  /** Stored with every vector; vectors of different spaces are never compared. */
  readonly space: 'use-lite-512';
  readonly dims: 512;
  /**
   * One unit-length vector per text, in order. English only. 11 to 26 ms of one core a question, 4 ms a sentence in batches; texts asked for lately come from memory.
   * @throws the signal's reason when aborted, `embedding.closed` after `close`, `embedding.failed` when the model breaks.
   */
  embed(texts: string[], signal?: AbortSignal): Promise<Float32Array[]>;
  /** Ends the worker; texts still waiting are rejected. */
  close(): Promise<void>;
}

/** Texts per message to the worker: long enough to pay for the trip, short enough that a live question waits little behind an import. */
const BATCH = 16;
const CACHE_LIMIT = 2_000;
/** Longer texts are documents, not questions: they are embedded once and not kept. */
const CACHED_LENGTH = 300;

function toUnitLength(vector: Float32Array): Float32Array {
  let square = 0;
  for (const value of vector) square += value * value;
  const length = Math.sqrt(square);
  return length === 0 ? vector : vector.map((value) => value / length);
}

/** USE-lite in a worker thread, started at the first text and ended by `close`. An idle worker does not keep the process alive. */
export function createSentenceEmbedder(options: { workerUrl?: URL } = {}): SentenceEmbedder {
  const workerUrl = options.workerUrl ?? new URL('./embedding-worker.ts', import.meta.url);
  const thread = createThread<EmbeddingRequest, EmbeddingAnswer>(workerUrl, { failed: 'embedding.failed', closed: 'embedding.closed' });
  const cache = new Map<string, Float32Array>();
  let closed = false;
  const remember = (text: string, vector: Float32Array): void => {
    if (text.length > CACHED_LENGTH) return;
    cache.delete(text);
    cache.set(text, vector);
    const oldest = cache.size > CACHE_LIMIT ? cache.keys().next().value : undefined;
    if (oldest !== undefined) cache.delete(oldest);
  };

  return {
    space: 'use-lite-512',
    dims: 512,
    async embed(texts, signal) {
      const vectors = new Map<string, Float32Array>();
      for (const text of texts) {
        const known = cache.get(text);
        if (known === undefined) continue;
        vectors.set(text, known);
        remember(text, known);
      }
      const missing = [...new Set(texts)].filter((text) => !vectors.has(text) && text.trim() !== '');
      for (let first = 0; first < missing.length; first += BATCH) {
        signal?.throwIfAborted();
        if (closed) throw new Error('embedding.closed');
        const batch = missing.slice(first, first + BATCH);
        const made = (await withAbort(thread.ask({ texts: batch }), signal)).vectors.map(toUnitLength);
        batch.forEach((text, position) => {
          const vector = made[position];
          if (vector === undefined) throw new Error('embedding.failed');
          vectors.set(text, vector);
          remember(text, vector);
        });
      }
      return texts.map((text) => vectors.get(text) ?? new Float32Array(512));
    },
    async close() {
      closed = true;
      cache.clear();
      await thread.close();
    },
  };
}

/** The promise, or the signal's reason as soon as it aborts. The worker still finishes its batch; nobody waits for it. */
function withAbort<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
