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

/** The size of an item that a question names, or its smallest or largest one; null when it names none. */
export function namedSize(item: ItemFact, question: readonly string[]): number | null {
  const [size] = named(item, question, false);
  if (size !== undefined) return size;
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
