import { parentPort } from 'node:worker_threads';
import { buildFields, type IndexChunk } from './build-index.ts';
import { packFields } from './pack-index.ts';

export interface BuildRequest {
  id: number;
  chunks: Pick<IndexChunk, 'text' | 'heading'>[];
}
export type BuildReply = { id: number; fields: Uint8Array<ArrayBuffer> } | { id: number; error: string };

parentPort?.on('message', ({ id, chunks }: BuildRequest) => {
  try {
    const fields = packFields(buildFields(chunks)) as Uint8Array<ArrayBuffer>;
    parentPort?.postMessage({ id, fields } satisfies BuildReply, [fields.buffer]);
  } catch (cause) {
    parentPort?.postMessage({ id, error: cause instanceof Error ? cause.message : String(cause) } satisfies BuildReply);
  }
});
