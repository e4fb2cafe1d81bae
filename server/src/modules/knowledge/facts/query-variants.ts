import { cue, likeness, words } from './query-text.ts';
import type { ItemFact } from './types.ts';
import { saysSize } from './vocabulary-sizes.ts';

const SMALLEST = cue('smallest, tiniest, smallest size, أصغر, الأصغر, اصغر حجم, as8ar, asghar, az8ar');
const LARGEST = cue('largest, biggest, largest size, أكبر, الأكبر, اكبر حجم, akbar');

function named(item: ItemFact, question: readonly string[], addOn: boolean): number[] {
  return item.variants.flatMap((variant, at) => {
    if ((variant.addOn ?? false) !== addOn) return [];
    const said = [variant.name.en, variant.name.ar].some((name) => {
      const tokens = words(name ?? '');
      if (tokens.length === 0) return false;
      return (
        question.some((word) => saysSize(word, name ?? '')) ||
        tokens.every((token) => question.some((word) => likeness(word, token) >= 0.9))
      );
    });
    return said ? [at] : [];
  });
}

const ARABIC = /\p{Script=Arabic}/u;
/** "والتبولة": a word with "and" joined to it. */
export const isJoined = (word: string): boolean => /^و\p{L}{3}/u.test(word);
const JOINS = /^(?:and|or|plus|versus|vs|than|و|او|ولا|مع|w|wa|aw|wala|walla)$/u;

/** The words of a question that may speak of one of its items: not those that stand with another ("a large latte and a small mocha"). */
export function wordsFor(taken: readonly number[], places: readonly (readonly number[])[], asked: readonly string[]): readonly string[] {
  if (places.length < 2) return asked;
  // Parts between "and", so that a word belongs to what stands in its own part.
  let part = 0;
  const parts = asked.map((word, at) => {
    if (at > 0 && (JOINS.test(word) || isJoined(word))) part += 1;
    return part;
  });
  const ownerOf = (at: number): readonly number[] | null => {
    const here = places.filter((place) => place.some((each) => parts[each] === parts[at]));
    if (here.length < 2) return here[0] ?? null;
    const beside = (step: 1 | -1) => here.find((place) => place.includes(at + step));
    const [before, behind] = [beside(-1), beside(1)];
    // A size stands before the noun in English and behind it in Arabic.
    return (ARABIC.test(asked[at] ?? '') ? (before ?? behind) : (behind ?? before)) ?? null;
  };
  return asked.filter((_, at) => {
    const owner = places.find((place) => place.includes(at)) ?? ownerOf(at);
    return owner === null || owner === taken;
  });
}

/** The size of an item that a question names, or its smallest or largest one; null when it names none, or more than one. */
export function namedSize(item: ItemFact, question: readonly string[]): number | null {
  const sizes = named(item, question, false);
  const tokensOf = (at: number): readonly string[] => words(item.variants[at]?.name.en ?? item.variants[at]?.name.ar ?? '');
  // "Extra large" names no "large".
  const widest = sizes.filter(
    (at) =>
      !sizes.some(
        (other) => tokensOf(other).length > tokensOf(at).length && tokensOf(at).every((token) => tokensOf(other).includes(token)),
      ),
  );
  if (widest.length > 0) return widest.length === 1 ? (widest[0] ?? null) : null;
  const folded = question.join(' ');
  const [smallest, largest] = [SMALLEST.test(folded), LARGEST.test(folded)];
  const priced = item.variants.flatMap((variant, at) => (variant.addOn || !variant.price ? [] : [{ at, minor: variant.price.minor }]));
  if (smallest === largest || priced.length < 2) return null;
  // Sizes are printed from small to large; where their prices say otherwise, which one is larger is not known.
  const rising = priced.every((variant, place) => place === 0 || variant.minor >= (priced[place - 1]?.minor ?? 0));
  return rising ? ((smallest ? priced[0] : priced.at(-1))?.at ?? null) : null;
}

/** The extras of an item that a question names. */
export const namedExtras = (item: ItemFact, question: readonly string[]): number[] => named(item, question, true);
