import { Worker } from 'node:worker_threads';
import { buildFields, type IndexChunk, type IndexFields } from './build-index.ts';
import type { BuildReply, BuildRequest } from './index-worker.ts';
import { unpackFields } from './pack-index.ts';

export interface IndexBuilder {
  /** The searchable fields of chunks. Few are built at once; many in a thread of their own, one tenant after the other. */
  build(chunks: readonly IndexChunk[]): Promise<IndexFields>;
  close(): Promise<void>;
}

/** So few take less time than the way to the thread and back: under 30 ms. */
const AT_ONCE = 150;

/** A thread that is started with the first large tenant. Where it cannot run, the event loop builds: late is better than not at all. */
export function createIndexBuilder(options: { workerUrl?: URL } = {}): IndexBuilder {
  const workerUrl = options.workerUrl ?? new URL('./index-worker.ts', import.meta.url);
  const waiting = new Map<number, { resolve(fields: IndexFields): void; reject(error: Error): void }>();
  let worker: Worker | undefined;
  let closed = false;
  let lastId = 0;

  const failAll = (error: Error): void => {
    for (const entry of waiting.values()) entry.reject(error);
    waiting.clear();
    worker = undefined;
  };
  const start = (): Worker => {
    const started = new Worker(workerUrl);
    started.on('message', (reply: BuildReply) => {
      const entry = waiting.get(reply.id);
      waiting.delete(reply.id);
      if (waiting.size === 0) started.unref();
      if ('error' in reply) entry?.reject(new Error(reply.error));
      else entry?.resolve(unpackFields(reply.fields));
    });
    started.on('error', (error) => failAll(error instanceof Error ? error : new Error('the index thread failed')));
    started.on('exit', () => worker === started && failAll(new Error('the index thread ended')));
    return started;
  };
  const ask = (chunks: readonly IndexChunk[]): Promise<IndexFields> => {
    const target = (worker ??= start());
    const request: BuildRequest = { id: (lastId += 1), chunks: chunks.map(({ text, heading }) => ({ text, heading })) };
    return new Promise((resolve, reject) => {
      waiting.set(request.id, { resolve, reject });
      target.ref();
      target.postMessage(request);
    });
  };

  return {
    async build(chunks) {
      if (chunks.length <= AT_ONCE || closed) return buildFields(chunks);
      try {
        return await ask(chunks);
      } catch {
        return buildFields(chunks);
      }
    },
    async close() {
      closed = true;
      const ending = worker;
      failAll(new Error('closed'));
      await ending?.terminate();
    },
  };
}
