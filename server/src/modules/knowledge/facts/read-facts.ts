import type { ExtractedDocument } from '../extract/types.ts';
import { readBranches } from './read-branches.ts';
import { readHours } from './read-hours.ts';
import { readItems } from './read-items.ts';
import { readPolicies } from './read-policies.ts';
import type { ProposedFacts, ReadFactsOptions } from './read-types.ts';

/**
 * Facts that the rules find in one document, all in state `proposed`, in document order.
 * Precise rather than greedy: a sentence that merely names an amount yields a policy or nothing, never an item.
 * A list without prices (an allergen matrix) yields items whose price is null, to be joined with the menu's by name.
 */
export function readFacts(document: ExtractedDocument, options: ReadFactsOptions): ProposedFacts {
  const items = readItems(document, options);
  const branches = readBranches(document, options);
  const hours = readHours(document, branches, options);
  const taken = [...items.map((item) => item.span), ...hours.map((entry) => entry.span)];
  const policies = readPolicies(
    document,
    taken,
    options,
    branches.map((branch) => branch.span),
  );
  return { items, branches, hours, policies };
}
