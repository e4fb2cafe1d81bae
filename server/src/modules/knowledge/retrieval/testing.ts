import { buildLexicalIndex, type IndexChunk, type LexicalIndex } from './build-index.ts';

/** Chunks "c0", "c1", … of one source, from their texts. */
export function makeChunks(texts: readonly string[], heading: string | null = null): IndexChunk[] {
  return texts.map((text, position) => ({ id: `c${position}`, text, heading, kind: 'text', sourceId: 'src_test' }));
}

export function makeIndex(texts: readonly string[], heading: string | null = null): LexicalIndex {
  return buildLexicalIndex(makeChunks(texts, heading));
}
