export { buildLexicalIndex, type IndexChunk, type IndexFields, type LexicalIndex, withFields } from './build-index.ts';
export { createIndexBuilder, type IndexBuilder } from './create-index-builder.ts';
export { indexBuild, packFields, unpackFields } from './pack-index.ts';
export { type FindPassagesInput, type FoundPassages, findPassages, type RankedPassage, shouldConsultDense } from './find-passages.ts';
export { createSentenceEmbedder, type SentenceEmbedder } from './dense/create-sentence-embedder.ts';
export { type ChunkVectors, scoreChunks } from './dense/score-chunks.ts';
export { splitForEmbedding } from './sentences.ts';
export { type ExtractAnswerInput, type ExtractedAnswer, extractAnswer } from './extract-answer.ts';
export { sharesConcept } from './shares-concept.ts';
