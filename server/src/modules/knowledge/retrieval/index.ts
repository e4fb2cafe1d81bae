export { buildLexicalIndex, type IndexChunk, type LexicalIndex } from './build-index.ts';
export { type FindPassagesInput, type FoundPassages, findPassages, type RankedPassage, shouldConsultDense } from './find-passages.ts';
