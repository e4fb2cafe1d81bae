import type { ConceptHit } from './find-concepts.ts';
import type { Entity } from './find-entities.ts';
import { FILLERS } from './lexicon/fillers.ts';
import type { Word } from './words.ts';

/** Concepts whose words may also be part of a dish's name: "vegan burger", "almond croissant", "hot chocolate". */
const MAY_NAME_A_DISH = /^(?:diet|allergen):|^(?:positive|negative|complaint|negator)$/;

/**
 * What is asked about when nothing in the lexicon explains it: the longest run of unexplained words, as written.
 * "How much is the chicken kabsa?" → "chicken kabsa". Null when every word is explained.
 */
export function findItem(text: string, words: readonly Word[], hits: readonly ConceptHit[], places: readonly Entity[]): Entity | null {
  const explained = words.map((word, position) => {
    if (word.forms.some((form) => FILLERS.has(form)) || /^\d/.test(word.text)) return true;
    if (places.some((place) => place.text.includes(text.slice(word.start, word.end)))) return true;
    return hits.some((hit) => hit.from <= position && position < hit.to && !MAY_NAME_A_DISH.test(hit.id));
  });
  const softly = words.map((_word, position) => hits.some((hit) => hit.from <= position && position < hit.to));
  let best: { from: number; to: number } | null = null;
  for (let from = 0; from < words.length; from += 1) {
    if (explained[from] === true) continue;
    let to = from;
    while (to < words.length && explained[to] !== true) to += 1;
    const unexplained = softly.slice(from, to).some((known) => !known);
    if (unexplained && (best === null || to - from > best.to - best.from)) best = { from, to };
    from = to;
  }
  if (best === null) return null;
  const written = text.slice(words[best.from]?.start ?? 0, words[best.to - 1]?.end ?? 0);
  return { kind: 'item', text: written, value: written };
}
