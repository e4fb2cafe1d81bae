import type { QuestionUnit } from './analyse-question.ts';
import type { LexicalIndex } from './build-index.ts';
import { holds } from './postings.ts';

/** A misspelt or inflected word counts when this share of its 4-grams stands in the passage. */
const GRAM_SHARE = 0.6;
const GRAM_WORTH = 0.7;

function unitCoverage(index: LexicalIndex, unit: QuestionUnit, document: number): number {
  let held = 0;
  let whole = 0;
  for (const word of unit.words) {
    whole += word.weight;
    if (holds(index.words, word.hash, document)) held += word.weight;
  }
  let best = whole === 0 ? 0 : held / whole;
  for (const alternative of unit.alternatives) {
    if (alternative.worth > best && holds(index.words, alternative.hash, document)) best = alternative.worth;
  }
  if (best < GRAM_WORTH && unit.grams.length >= 3) {
    const share = unit.grams.filter((gram) => holds(index.grams, gram, document)).length / unit.grams.length;
    if (share >= GRAM_SHARE) best = Math.max(best, GRAM_WORTH * share);
  }
  return best;
}

/**
 * How much of the question one passage holds, each unit weighed by its rarity; the best of the given documents counts.
 * 0 for a question without content words. A passage that shares only common words ("food", "available") covers little.
 */
export function coverageOf(index: LexicalIndex, units: readonly QuestionUnit[], documents: readonly number[]): number {
  const whole = units.reduce((sum, unit) => sum + unit.importance, 0);
  if (whole === 0) return 0;
  let best = 0;
  for (const document of documents) {
    const held = units.reduce((sum, unit) => sum + unit.importance * unitCoverage(index, unit, document), 0);
    best = Math.max(best, held / whole);
  }
  return best;
}
