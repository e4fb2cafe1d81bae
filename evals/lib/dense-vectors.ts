import { type ChunkVectors, type SentenceEmbedder, splitForEmbedding } from '../../server/src/modules/knowledge/retrieval/index.ts';
import type { EvalChunk } from './question-set.ts';

/** Vectors of every chunk, sentence by sentence. */
export async function embedChunks(embedder: SentenceEmbedder, chunks: readonly EvalChunk[]): Promise<ChunkVectors[]> {
  const vectors: ChunkVectors[] = [];
  for (const chunk of chunks) vectors.push({ chunkId: chunk.id, vectors: await embedder.embed(splitForEmbedding(chunk.text)) });
  return vectors;
}
