import type { Bilingual, FactSet, HoursFact, ItemFact, PolicyFact } from './facts/types.ts';
import { normaliseText, withoutOrders } from '../nlu/index.ts';

/**
 * One tenant's documents talk about the same dish in several places: the price stands in the menu, the allergens in a table.
 * Rows with the same name become one item: the priced one leads, the others fill what it lacks. Hours find the branch that they name.
 * What a document orders a machine to do is no fact.
 */
export function mergeFacts(facts: FactSet): FactSet {
  return {
    ...facts,
    items: mergeItems(facts.items).map((item) => ({ ...item, description: said(item.description) })),
    hours: facts.hours.map((hours) => linkBranch(hours, facts)),
    policies: facts.policies.map((policy): PolicyFact => ({ ...policy, text: said(policy.text) })).filter(({ text }) => text.en ?? text.ar),
  };
}

function said(text: Bilingual): Bilingual {
  const kept = (part: string | null): string | null => (part === null ? null : withoutOrders(part) || null);
  return { en: kept(text.en), ar: kept(text.ar) };
}

function mergeItems(items: ItemFact[]): ItemFact[] {
  const byName = new Map<string, ItemFact>();
  const order: ItemFact[] = [];
  const ranked = [...items.filter(isPriced), ...items.filter((item) => !isPriced(item))];
  for (const item of ranked) {
    const keys = keysOf(item);
    const found = keys.map((key) => byName.get(key)).find((known) => known !== undefined);
    // Two priced rows of one name are two facts (sizes, branches) unless they say the same: a contradiction is for people to see, not for us to hide.
    if (!found || (isPriced(found) && isPriced(item) && found.price?.minor !== item.price?.minor)) {
      const own = { ...item };
      order.push(own);
      for (const key of keys) if (!byName.has(key)) byName.set(key, own);
      continue;
    }
    fill(found, item);
    for (const key of keys) if (!byName.has(key)) byName.set(key, found);
  }
  return order;
}

function isPriced(item: ItemFact): boolean {
  return item.price !== null || item.variants.some((variant) => variant.price !== null);
}

function keysOf(item: ItemFact): string[] {
  return [item.name.en, item.name.ar].filter((name) => name !== null).map((name) => normaliseText(name));
}

function fill(target: ItemFact, other: ItemFact): void {
  target.name = { en: target.name.en ?? other.name.en, ar: target.name.ar ?? other.name.ar };
  target.section = { en: target.section.en ?? other.section.en, ar: target.section.ar ?? other.section.ar };
  target.description = { en: target.description.en ?? other.description.en, ar: target.description.ar ?? other.description.ar };
  target.calories ??= other.calories;
  target.aliases = [...new Set([...target.aliases, ...other.aliases])];
  target.dietTags = [...new Set([...target.dietTags, ...other.dietTags])];
  target.allergens = [...new Set([...target.allergens, ...other.allergens])];
  // Confirmed only when every row that says something about allergens was.
  if (other.allergens.length > 0)
    target.allergensConfirmed =
      other.allergensConfirmed && (target.allergensConfirmed || target.allergens.length === other.allergens.length);
  target.available = target.available && other.available;
}

function linkBranch(hours: HoursFact, facts: FactSet): HoursFact {
  if (hours.branchId !== null || hours.branchName === null) return hours;
  const wanted = normaliseText(hours.branchName);
  const branch = facts.branches.find((candidate) =>
    [candidate.name.en, candidate.name.ar].some((name) => {
      const known = name === null ? '' : normaliseText(name);
      return known !== '' && (known === wanted || known.includes(wanted) || wanted.includes(known));
    }),
  );
  return branch ? { ...hours, branchId: branch.id } : hours;
}
