import { builtInConcepts, builtInTranslations } from './concepts.ts';
import { hashTerm } from './hash.ts';
import { createPostingsBuilder, type Postings, postingsBytes } from './postings.ts';
import { skeletonOf } from './skeleton.ts';
import { gramsOf, tokenise } from './tokenise.ts';

export interface IndexChunk {
  id: string;
  text: string;
  /** Nearest heading above; indexed with the text. */
  heading: string | null;
  kind: 'text' | 'row';
  sourceId: string;
  language?: 'en' | 'ar' | 'other';
}

export interface LexicalIndex {
  /** In the order given; a document number in the postings is a position here. */
  chunks: readonly IndexChunk[];
  /** Stems, concepts ("\u00a7id") and consonant skeletons ("~kbs") and words of the dictionary, each with its own document frequency. */
  words: Postings;
  /** Character 4-grams within words. */
  grams: Postings;
  /** What the index costs in memory, chunk texts included. An estimate for cache budgets. */
  sizeBytes: number;
}

/** Term names of the words field; a sign that no word can hold keeps the spaces apart. */
export const conceptTerm = (concept: string): number => hashTerm(`\u00a7${concept}`);
/** Stands for a chunk that speaks of something narrower: "street parking" is parking, but "parking" alone says it better. */
export const narrowerTerm = (concept: string): number => hashTerm(`\u00a7${concept}\u2191`);
/** Skeletons are kept by script and looked up from the other one: within a script, words with equal consonants are different words. */
export const skeletonTerm = (skeleton: string, script: 'arabic' | 'latin'): number => hashTerm(`~${script}~${skeleton}`);
/** A word of the dictionary, kept by its script and looked up from the other one, as skeletons are. */
export const translationTerm = (entry: string, script: 'arabic' | 'latin'): number => hashTerm(`=${script}=${entry}`);
export const wordTerm = (stem: string): number => hashTerm(stem);
export const gramTerm = (gram: string): number => hashTerm(gram);

/** Chunks are short and owners repeat themselves little: length counts half, repetition saturates early. */
const WORDS_BM25 = { k1: 1.2, b: 0.5 };
const GRAMS_BM25 = { k1: 1.2, b: 0.6 };

/** The searchable fields of an index, without the texts. */
export interface IndexFields {
  words: Postings;
  grams: Postings;
}

/** Of a chunk as an object beside its text: keys, ids of its source, a place in a list. */
const CHUNK_BYTES = 320;

/** BM25 over words and over character 4-grams of `heading + text`. Pure, deterministic; about 0.2 ms of one core a chunk of 400 characters, so keep it off the event loop of live turns when large (`create-index-builder.ts`). */
export function buildLexicalIndex(chunks: readonly IndexChunk[]): LexicalIndex {
  return withFields(chunks, buildFields(chunks));
}

/** An index from fields that were built before, from the same chunks in the same order. */
export function withFields(chunks: readonly IndexChunk[], { words, grams }: IndexFields): LexicalIndex {
  let textBytes = 0;
  // A text with one letter beyond Latin-1 takes two bytes a letter.
  for (const { text, heading } of chunks) textBytes += CHUNK_BYTES + 2 * (text.length + (heading?.length ?? 0));
  return { chunks, words, grams, sizeBytes: postingsBytes(words) + postingsBytes(grams) + textBytes };
}

export function buildFields(chunks: readonly Pick<IndexChunk, 'text' | 'heading'>[]): IndexFields {
  const concepts = builtInConcepts();
  const translations = builtInTranslations();
  const words = createPostingsBuilder(WORDS_BM25);
  const grams = createPostingsBuilder(GRAMS_BM25);
  for (const chunk of chunks) {
    const tokens = tokenise(chunk.heading === null ? chunk.text : `${chunk.heading}\n${chunk.text}`);
    const wordTerms: number[] = [];
    const gramTerms: number[] = [];
    let counted = 0;
    for (const token of tokens) {
      if (token.stop) continue;
      counted += 1;
      wordTerms.push(wordTerm(token.stem));
      const skeleton = skeletonOf(token.word);
      if (skeleton !== '' && (token.script === 'arabic' || token.script === 'latin')) wordTerms.push(skeletonTerm(skeleton, token.script));
      for (const gram of gramsOf(token)) gramTerms.push(gramTerm(gram));
    }
    for (const match of concepts.match(tokens)) {
      for (const id of match.concepts) wordTerms.push(conceptTerm(id));
      for (const id of new Set(match.concepts.flatMap((concept) => concepts.broaderThan(concept)))) wordTerms.push(narrowerTerm(id));
    }
    for (const match of translations.match(tokens)) {
      const script = tokens[match.from]?.script;
      if (script === 'arabic' || script === 'latin') wordTerms.push(...match.concepts.map((entry) => translationTerm(entry, script)));
    }
    words.add(wordTerms, counted);
    grams.add(gramTerms);
  }
  return { words: words.build(), grams: grams.build() };
}
