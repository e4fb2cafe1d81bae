import type { EvalChunk } from './question-set.ts';

const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** The yardstick: textbook BM25 (k1 1.2, b 0.75) over lower-cased words, nothing else. Returns a search over the chunks, best first. */
export function plainBm25(chunks: readonly EvalChunk[]): (question: string) => { id: string; score: number }[] {
  const documents = chunks.map((chunk) => words(`${chunk.heading ?? ''} ${chunk.text}`));
  const average = documents.reduce((sum, document) => sum + document.length, 0) / Math.max(1, documents.length);
  const counts = documents.map((document) => {
    const perWord = new Map<string, number>();
    for (const word of document) perWord.set(word, (perWord.get(word) ?? 0) + 1);
    return perWord;
  });
  return (question) => {
    const scores = new Float64Array(chunks.length);
    for (const word of new Set(words(question))) {
      const frequency = counts.filter((perWord) => perWord.has(word)).length;
      const idf = Math.log(1 + (chunks.length - frequency + 0.5) / (frequency + 0.5));
      counts.forEach((perWord, document) => {
        const count = perWord.get(word) ?? 0;
        const length = documents[document]?.length ?? 0;
        scores[document] = (scores[document] ?? 0) + (idf * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * length) / average));
      });
    }
    return chunks
      .map((chunk, position) => ({ id: chunk.id, score: scores[position] ?? 0 }))
      .sort((left, right) => right.score - left.score);
  };
}
