import { conceptTerm, gramTerm, type LexicalIndex, narrowerTerm, skeletonTerm, translationTerm, wordTerm } from './build-index.ts';
import { builtInConcepts, builtInTranslations } from './concepts.ts';
import { documentFrequency, inverseDocumentFrequency } from './postings.ts';
import { arabiziToArabic, skeletonOf } from './skeleton.ts';
import { WEAK_STEMS } from './stop-words.ts';
import { gramsOf, type Token, tokenise } from './tokenise.ts';

export interface WeightedTerm {
  hash: number;
  /** How sure this reading is, 0..1. */
  worth: number;
  /** IDF times worth. */
  weight: number;
}

/** One thing that is asked about: its words, and other readings of the same words. Readings compete (maximum), they never add up. */
export interface QuestionUnit {
  words: WeightedTerm[];
  alternatives: WeightedTerm[];
  grams: number[];
  /** What it costs the coverage when no passage holds it. */
  importance: number;
}

const CONCEPT_WORTH = 0.9;
const NARROWER_WORTH = 0.7;
const BROADER_WORTH = 0.35;
/** "check in" is not said by "check" alone. */
const PART_WORTH = 0.5;
const SKELETON_WORTH = 0.6;
const SPELLING_WORTH = 0.85;
const TRANSLATION_WORTH = 0.85;
const WEAK_WORTH = 0.3;
const WEAK_IMPORTANCE = 0.2;

/** The question as units, weighed by what is rare in this index. */
export function analyseQuestion(index: LexicalIndex, question: string, arabizi: boolean): QuestionUnit[] {
  const concepts = builtInConcepts();
  const translations = builtInTranslations();
  const all = tokenise(question, arabizi);
  // A question of nothing but fillers ("what do you have?") is still a question.
  const tokens = all.every((token) => token.stop) ? all.map((token) => ({ ...token, stop: token.word.length < 2 })) : all;
  const termOf = (hash: number, worth: number): WeightedTerm & { frequency: number } => {
    const frequency = documentFrequency(index.words, hash);
    return { hash, frequency, worth, weight: worth * inverseDocumentFrequency(index.words, frequency) };
  };

  const translate = (span: readonly Token[], worth: number, consider: (hash: number, worth: number) => boolean): void => {
    for (const match of translations.match(span))
      for (const entry of match.concepts)
        consider(translationTerm(entry, span[match.from]?.script === 'arabic' ? 'latin' : 'arabic'), worth);
  };

  const units: QuestionUnit[] = [];
  const add = (span: readonly Token[], ids: readonly string[]): void => {
    const content = span.filter((token) => !token.stop);
    const isPhrase = ids.length > 0 && span.length > 1;
    const words = content.map((token) => {
      const worth = (isPhrase ? PART_WORTH : 1) * ((ids.length === 0 || isPhrase) && WEAK_STEMS.has(token.stem) ? WEAK_WORTH : 1);
      return termOf(wordTerm(token.stem), worth);
    });
    const alternatives = new Map<number, WeightedTerm>();
    const consider = (hash: number, worth: number): boolean => {
      const { frequency, weight } = termOf(hash, worth);
      if (frequency === 0 || (alternatives.get(hash)?.weight ?? 0) >= weight) return false;
      alternatives.set(hash, { hash, worth, weight });
      return true;
    };
    for (const id of ids) {
      const exact = consider(conceptTerm(id), CONCEPT_WORTH);
      const narrower = consider(narrowerTerm(id), NARROWER_WORTH);
      if (exact || narrower) continue;
      for (const broader of concepts.broaderThan(id)) {
        consider(conceptTerm(broader), BROADER_WORTH);
        consider(narrowerTerm(broader), BROADER_WORTH / 2);
      }
    }
    translate(span, TRANSLATION_WORTH, consider);
    const unknown = content.filter((_token, position) => words[position]?.frequency === 0);
    if (alternatives.size === 0) {
      for (const token of unknown) {
        if (token.script === 'latin' && (arabizi || /\d/.test(token.word))) {
          for (const spelling of arabiziToArabic(token.word)) {
            const [read] = tokenise(spelling);
            if (read === undefined) continue;
            consider(wordTerm(read.stem), SPELLING_WORTH);
            for (const match of concepts.match([read]))
              for (const id of match.concepts) consider(conceptTerm(id), CONCEPT_WORTH * SPELLING_WORTH);
            translate([read], TRANSLATION_WORTH * SPELLING_WORTH, consider);
          }
        }
        const skeleton = skeletonOf(token.word);
        if (skeleton === '') continue;
        consider(skeletonTerm(skeleton, token.script === 'arabic' ? 'latin' : 'arabic'), SKELETON_WORTH);
        // Two people write one Arabic name two ways in Latin letters: "knafeh", "kunafa".
        if (arabizi) consider(skeletonTerm(skeleton, 'latin'), SKELETON_WORTH);
      }
    }
    const heaviest = Math.max(
      ...ids.map((id) => termOf(conceptTerm(id), content.length === 0 ? CONCEPT_WORTH : 0).weight),
      0,
      ...words.map((word) => word.weight),
      ...[...alternatives.values()].map((term) => term.weight),
    );
    const weak = content.every((token) => WEAK_STEMS.has(token.stem)) && ids.length === 0;
    units.push({
      words,
      alternatives: [...alternatives.values()],
      grams: content
        .filter((token) => !isPhrase || !WEAK_STEMS.has(token.stem))
        .flatMap((token) => gramsOf(token))
        .map(gramTerm),
      importance: heaviest * (weak ? WEAK_IMPORTANCE : 1),
    });
  };

  // Two words of the dictionary that belong together are one unit ("civil disobedience"); everything else is one by itself.
  const addRun = (run: readonly Token[]): void => {
    let at = 0;
    for (const match of translations.match(run)) {
      if (match.to - match.from === 1) continue;
      for (; at < match.from; at += 1) if (run[at]?.stop === false) add(run.slice(at, at + 1), []);
      add(run.slice(match.from, match.to), []);
      at = match.to;
    }
    for (; at < run.length; at += 1) if (run[at]?.stop === false) add(run.slice(at, at + 1), []);
  };
  let position = 0;
  for (const match of concepts.match(tokens)) {
    addRun(tokens.slice(position, match.from));
    add(tokens.slice(match.from, match.to), match.concepts);
    position = match.to;
  }
  addRun(tokens.slice(position));
  return units;
}
