import { FEW } from '../home/change-of.ts';

export interface Counted {
  count: number;
  whole: number;
}
/** `few`: nothing can be said yet. `alike`: what differs may well be chance. `more` and `less`: the first does better or worse, by so many points. */
export type Comparison = { kind: 'few' | 'alike' } | { kind: 'more' | 'less'; points: number };

/** At which difference chance is no likely cause: one time in twenty it still is. */
const SURE = 1.96;

/** Sets one share against another (two proportions, pooled). */
export function compareShares(one: Counted, other: Counted): Comparison {
  if (one.whole < FEW || other.whole < FEW) return { kind: 'few' };
  const difference = one.count / one.whole - other.count / other.whole;
  const pooled = (one.count + other.count) / (one.whole + other.whole);
  const spread = Math.sqrt(pooled * (1 - pooled) * (1 / one.whole + 1 / other.whole));
  const points = Math.round(Math.abs(difference) * 100);
  if (spread === 0 || Math.abs(difference) / spread < SURE || points === 0) return { kind: 'alike' };
  return { kind: difference > 0 ? 'more' : 'less', points };
}
