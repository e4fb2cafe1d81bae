import { cue } from './query-text.ts';
import type { ItemReading } from './query-items.ts';

export interface Comparison {
  by: 'price' | 'calories';
  want: 'less' | 'more';
}

const LESS = cue(
  'cheaper, cheapest, less expensive, costs less, lower price, fewer, less calories, lighter, lightest, lower, أرخص, الأرخص, أقل, الأقل, أخف, ar5as, arkhas, a2al, aqal',
);
const MORE = cue(
  'more expensive, costs more, dearer, pricier, higher, more calories, heavier, أغلى, الأغلى, أكثر, اكتر, أعلى, a8la, aghla, aktar',
);
const BESIDE = cue('compare, comparison, difference between, versus, vs, or, الفرق بين, قارن, مقارنة, أو, ولا, أم, والا, wala, wella');

/** "Which is cheaper, the lentil soup or the mutabbal?": what two or more named items are compared by; null when they are not. */
export function readComparison(folded: string, reading: ItemReading, calories: boolean): Comparison | null {
  const whole = reading.matches.filter((match) => match.coverage >= 0.8);
  if (whole.length < 2 || whole.length > 5 || !BESIDE.test(folded)) return null;
  const [less, more] = [LESS.test(folded), MORE.test(folded)];
  if (!less && !more && !/compare|comparison|difference|versus|(?<!\p{L})vs(?!\p{L})|الفرق|قارن|مقارن/u.test(folded)) return null;
  return { by: calories ? 'calories' : 'price', want: more && !less ? 'more' : 'less' };
}
