import type { FactKind } from '@wafaa/contracts';
import type { ProposedFacts } from '../facts/read-types.ts';
import { type FactKeys, factKeys, type FactOf } from './fact-keys.ts';

/** What somebody decided about a row of a document. */
export interface Review {
  id: string;
  kind: FactKind;
  decision: 'confirmed' | 'rejected' | 'edited';
  allergensConfirmed: boolean;
  identity: string;
  content: string;
}

export interface AppliedReviews {
  facts: ProposedFacts;
  /** Of each edit: what the document says now about the same thing; null when it says nothing any more. */
  latest: Map<string, Record<string, unknown> | null>;
}

/**
 * What people decided, applied to a new reading of the same source.
 * - A row that says what was confirmed is confirmed, and one that says what was rejected stays rejected. Where the document now says something
 *   else of the same thing, that is a new proposal.
 * - A row that was edited does not come back, whatever the document says now: the owner's own row stands in its place.
 * Each decision holds for one row, so that the second of two like rows stays what it was.
 */
export function applyReviews(facts: ProposedFacts, reviews: readonly Review[]): AppliedReviews {
  const open = new Set(reviews);
  const latest: AppliedReviews['latest'] = new Map(
    reviews.filter(({ decision }) => decision === 'edited').map(({ id }) => [id, null] as const),
  );
  const take = (fits: (review: Review) => boolean): Review | undefined => {
    for (const review of open) {
      if (!fits(review)) continue;
      open.delete(review);
      return review;
    }
    return undefined;
  };
  const decide = <Kind extends FactKind>(kind: Kind, rows: readonly FactOf[Kind][]): FactOf[Kind][] => {
    const known = rows.map((row) => ({ row, keys: factKeys(kind, row) }));
    // Rows that say the very same first: they have the better claim to a decision than those that merely speak of the same thing.
    const decided = new Map<FactKeys, Review>();
    for (const { keys } of known) {
      const review = take((candidate) => candidate.kind === kind && candidate.content === keys.content);
      if (review) decided.set(keys, review);
    }
    return known.flatMap(({ row, keys }): FactOf[Kind][] => {
      const review =
        decided.get(keys) ??
        take((candidate) => candidate.kind === kind && candidate.decision === 'edited' && candidate.identity === keys.identity);
      if (!review) return [row];
      if (review.decision === 'edited') {
        latest.set(review.id, keys.reading);
        return [];
      }
      if (review.decision === 'rejected') return [{ ...row, state: 'expired' }];
      return [{ ...row, state: 'confirmed', ...(kind === 'item' ? { allergensConfirmed: review.allergensConfirmed } : {}) }];
    });
  };
  return {
    facts: {
      items: decide('item', facts.items),
      hours: decide('hours', facts.hours),
      policies: decide('policy', facts.policies),
      branches: decide('branch', facts.branches),
    },
    latest,
  };
}
