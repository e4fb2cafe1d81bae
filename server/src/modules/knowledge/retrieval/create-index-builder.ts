import { buildFields, type IndexChunk, type IndexFields } from './build-index.ts';
import { createThread } from './create-thread.ts';
import type { BuildAnswer, BuildRequest } from './index-worker.ts';
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
  const thread = createThread<BuildRequest, BuildAnswer>(workerUrl, { failed: 'index.failed', closed: 'index.closed' });
  return {
    async build(chunks) {
      if (chunks.length <= AT_ONCE) return buildFields(chunks);
      try {
        const { fields } = await thread.ask({ chunks: chunks.map(({ text, heading }) => ({ text, heading })) });
        return unpackFields(fields);
      } catch {
        return buildFields(chunks);
      }
    },
    close: () => thread.close(),
  };
}
