import { analyseQuestion, type QuestionUnit } from './analyse-question.ts';
import type { LexicalIndex } from './build-index.ts';
import { coverageOf } from './coverage.ts';
import { documentFrequency, forEachPosting, inverseDocumentFrequency } from './postings.ts';

export interface RankedPassage {
  chunkId: string;
  sourceId: string;
  text: string;
  heading: string | null;
  kind: 'text' | 'row';
  /** Fused, 0..1, comparable within one call only. */
  score: number;
  /** Weighted word and 4-gram score, 0..1 of what a perfect match would get. */
  lexical: number;
  /** Cosine of the best sentence; null when no vectors were given for it. */
  dense: number | null;
}

export interface FindPassagesInput {
  index: LexicalIndex;
  question: string;
  language: 'en' | 'ar' | 'other';
  /** The question is Arabic in Latin letters. */
  arabizi?: boolean;
  /** Best cosine per chunk; a chunk left out counts as 0. Give it only when the vectors know the question's language. */
  dense?: ReadonlyMap<string, number>;
  limit: number;
}

export interface FoundPassages {
  /** Best first; empty when nothing in the question stands anywhere. */
  passages: RankedPassage[];
  /** 0..1: how much of the question, weighed by rarity, the best passage holds. Refuse below a line. */
  coverage: number;
  /** The words alone settle it: no need to pay for an embedding. */
  decisive: boolean;
}

interface FusionWeights {
  words: number;
  grams: number;
  dense: number;
}

/** Per language: Arabic inflects inside the word, so 4-grams carry more there (XQuAD ar, ARCD); the dense space is English only. */
const WEIGHTS: Record<FindPassagesInput['language'], FusionWeights> = {
  en: { words: 0.7, grams: 0.3, dense: 0.5 },
  ar: { words: 0.4, grams: 0.6, dense: 0 },
  other: { words: 0.5, grams: 0.5, dense: 0 },
};

const DECISIVE_COVERAGE = 0.75;
const DECISIVE_LEAD = 0.15;
/** BM25's term-frequency part tends to this much for a term said once in a chunk of average length. */
const TYPICAL_IMPACT = 1;

function scoreWords(index: LexicalIndex, units: readonly QuestionUnit[]): Float32Array {
  const total = new Float32Array(index.chunks.length);
  const unitScore = new Float32Array(index.chunks.length);
  let ceiling = 0;
  for (const unit of units) {
    unitScore.fill(0);
    let wordsCeiling = 0;
    for (const word of unit.words) {
      wordsCeiling += word.weight;
      forEachPosting(index.words, word.hash, (document, impact) => {
        unitScore[document] = (unitScore[document] ?? 0) + word.weight * impact;
      });
    }
    for (const alternative of unit.alternatives) {
      forEachPosting(index.words, alternative.hash, (document, impact) => {
        const score = alternative.weight * impact;
        if (score > (unitScore[document] ?? 0)) unitScore[document] = score;
      });
    }
    ceiling += Math.max(wordsCeiling, ...unit.alternatives.map((alternative) => alternative.weight)) * TYPICAL_IMPACT;
    for (let document = 0; document < total.length; document += 1) total[document] = (total[document] ?? 0) + (unitScore[document] ?? 0);
  }
  if (ceiling > 0) for (let document = 0; document < total.length; document += 1) total[document] = (total[document] ?? 0) / ceiling;
  return total;
}

function scoreGrams(index: LexicalIndex, units: readonly QuestionUnit[]): Float32Array {
  const total = new Float32Array(index.chunks.length);
  const seen = new Set<number>();
  let ceiling = 0;
  for (const unit of units) {
    for (const gram of unit.grams) {
      if (seen.has(gram)) continue;
      seen.add(gram);
      const weight = inverseDocumentFrequency(index.grams, documentFrequency(index.grams, gram));
      ceiling += weight * TYPICAL_IMPACT;
      forEachPosting(index.grams, gram, (document, impact) => {
        total[document] = (total[document] ?? 0) + weight * impact;
      });
    }
  }
  if (ceiling > 0) for (let document = 0; document < total.length; document += 1) total[document] = (total[document] ?? 0) / ceiling;
  return total;
}

interface Ranked {
  document: number;
  score: number;
  lexical: number;
  dense: number | null;
}

/** Keeps the best `size`, best first; what scores the same stays in the order in which it came. A large tenant's list is never sorted whole. */
function insertRanked(ranked: Ranked[], size: number, entry: Ranked): void {
  if (ranked.length === size && entry.score <= (ranked[size - 1]?.score ?? 0)) return;
  let place = ranked.length === size ? size - 1 : ranked.length;
  for (; place > 0 && (ranked[place - 1]?.score ?? 0) < entry.score; place -= 1) ranked[place] = ranked[place - 1] as Ranked;
  ranked[place] = entry;
}

/**
 * Passages for a question, best first, at most `limit`. Each field is scaled by what a perfect match would get, then added by weight
 * per language: a field that knows nothing of the question's script stays near zero instead of being stretched to one, which is how
 * rank fusion ruins Arabic. Deterministic; ties keep the order of the chunks.
 */
export function findPassages(input: FindPassagesInput): FoundPassages {
  const { index, question, language, dense, limit } = input;
  const units = analyseQuestion(index, question, input.arabizi ?? false);
  const weights = WEIGHTS[language];
  const words = scoreWords(index, units);
  const grams = scoreGrams(index, units);
  const lexicalWeight = weights.words + weights.grams;
  const denseWeight = dense === undefined ? 0 : weights.dense;

  const kept = Math.max(limit, 2);
  const ranked: Ranked[] = [];
  for (let document = 0; document < index.chunks.length; document += 1) {
    const lexical = (weights.words * (words[document] ?? 0) + weights.grams * (grams[document] ?? 0)) / lexicalWeight;
    const cosine = denseWeight === 0 ? null : Math.max(0, dense?.get(index.chunks[document]?.id ?? '') ?? 0);
    const score = (lexical + denseWeight * (cosine ?? 0)) / (1 + denseWeight);
    if (score > 0) insertRanked(ranked, kept, { document, score, lexical, dense: cosine });
  }

  const top = ranked.slice(0, limit);
  const coverage = coverageOf(
    index,
    units,
    top.slice(0, 3).map((entry) => entry.document),
  );
  const [first, second] = ranked;
  const lead = first === undefined ? 0 : (first.score - (second?.score ?? 0)) / first.score;
  const passages: RankedPassage[] = [];
  for (const entry of top) {
    const chunk = index.chunks[entry.document];
    if (chunk === undefined) continue;
    passages.push({
      chunkId: chunk.id,
      sourceId: chunk.sourceId,
      text: chunk.text,
      heading: chunk.heading,
      kind: chunk.kind,
      score: Math.min(1, entry.score),
      lexical: Math.min(1, entry.lexical),
      dense: entry.dense,
    });
  }
  return { passages, coverage, decisive: coverage >= DECISIVE_COVERAGE && lead >= DECISIVE_LEAD };
}

/** Whether an embedding is worth its 11 to 26 ms of one core: only for English, and only when the words alone have not settled it. */
export function shouldConsultDense(found: Pick<FoundPassages, 'decisive'>, language: FindPassagesInput['language']): boolean {
  return language === 'en' && !found.decisive;
}
