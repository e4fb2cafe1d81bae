import type { ConceptHit } from './find-concepts.ts';

export interface Mood {
  sentiment: 'positive' | 'neutral' | 'negative';
  complaint: boolean;
}

/** How many words a "not" reaches. */
const REACH = 3;

/** Mood from the lexicon: each positive and negative word counts one, turned around after a "not"; a question alone is neutral. */
export function readMood(hits: readonly ConceptHit[], text: string): Mood {
  const negators = hits.filter((hit) => hit.id === 'negator').map((hit) => hit.from);
  let balance = 0;
  const counted = new Set<number>();
  for (const hit of hits) {
    if ((hit.id !== 'positive' && hit.id !== 'negative') || counted.has(hit.from)) continue;
    counted.add(hit.from);
    const turned = negators.some((at) => at < hit.from && hit.from - at <= REACH);
    const sign = hit.id === 'positive' ? 1 : -1;
    // "Not bad" is praise, faintly; "not good" is blame.
    balance += turned ? (sign > 0 ? -1 : 0.5) : sign;
  }
  const complaint = hits.some((hit) => hit.id === 'complaint') || balance <= -2;
  const asks = /[?\u061f]\s*$/.test(text);
  if (complaint && balance <= 0)
    return { sentiment: 'negative', complaint: !asks || balance < 0 || hits.some((hit) => hit.id === 'complaint') };
  if (asks && Math.abs(balance) <= 1) return { sentiment: 'neutral', complaint: false };
  return { sentiment: balance > 0 ? 'positive' : balance < 0 ? 'negative' : 'neutral', complaint: complaint && balance <= 0 };
}
