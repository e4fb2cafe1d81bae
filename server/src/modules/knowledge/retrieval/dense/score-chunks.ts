/** Vectors of one chunk's sentences, as stored. Unit length, one space. */
export interface ChunkVectors {
  chunkId: string;
  vectors: readonly Float32Array[];
}

/** Best cosine per chunk, -1..1: the maximum over its sentences. All vectors must be unit length and of the question's space. */
export function scoreChunks(question: Float32Array, chunks: Iterable<ChunkVectors>): Map<string, number> {
  const scores = new Map<string, number>();
  for (const { chunkId, vectors } of chunks) {
    let best = -1;
    for (const vector of vectors) {
      if (vector.length !== question.length) throw new Error('embedding.space_mismatch');
      let cosine = 0;
      for (let position = 0; position < question.length; position += 1) cosine += (question[position] ?? 0) * (vector[position] ?? 0);
      if (cosine > best) best = cosine;
    }
    if (vectors.length > 0) scores.set(chunkId, Math.max(best, scores.get(chunkId) ?? -1));
  }
  return scores;
}
