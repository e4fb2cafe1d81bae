import { parentPort } from 'node:worker_threads';
import { buildFields, type IndexChunk } from './build-index.ts';
import type { ThreadReply } from './create-thread.ts';
import { packFields } from './pack-index.ts';

export interface BuildRequest {
  chunks: Pick<IndexChunk, 'text' | 'heading'>[];
}
export interface BuildAnswer {
  fields: Uint8Array<ArrayBuffer>;
}
type BuildReply = ThreadReply<BuildAnswer>;

parentPort?.on('message', ({ id, chunks }: BuildRequest & { id: number }) => {
  try {
    const fields = packFields(buildFields(chunks)) as Uint8Array<ArrayBuffer>;
    parentPort?.postMessage({ id, fields } satisfies BuildReply, [fields.buffer]);
  } catch (cause) {
    parentPort?.postMessage({ id, error: cause instanceof Error ? cause.message : String(cause) } satisfies BuildReply);
  }
});
