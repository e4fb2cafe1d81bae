import { normaliseText } from '../../nlu/index.ts';
import { samePrices } from '../facts/merge-items.ts';
import type { Proposed, ProposedFacts } from '../facts/read-types.ts';
import { ALLERGENS, type Bilingual, type BranchFact, DIET_TAGS, type HoursFact, type ItemFact, type PolicyFact } from '../facts/types.ts';

/**
 * What the rules read and what a model proposed and code verified, as one reading. Where both say the same, both stand behind the row; where the
 * model's figure is another, the row keeps the rules' and is disputed; what only one of them found stands alone. Order is that of the document.
 */
export function mergeProposals(read: ProposedFacts, proposed: ProposedFacts): ProposedFacts {
  return {
    items: merge(read.items, proposed.items, isSameItem, joinItems),
    branches: merge(read.branches, proposed.branches, isSameBranch, joinBranches),
    hours: merge(read.hours, proposed.hours, isSameDay, joinHours),
    policies: merge(read.policies, proposed.policies, (one, other) => overlaps(one, other), agree),
  };
}

type Row = { span: { start: number; end: number }; foundBy?: ItemFact['foundBy'] };

function merge<Fact extends Row>(
  read: readonly Fact[],
  proposed: readonly Fact[],
  isSame: (one: Fact, other: Fact) => boolean,
  join: (one: Fact, other: Fact) => Fact,
): Fact[] {
  const rows: Fact[] = read.map((row) => ({ ...row, foundBy: ['rules'] as const }));
  for (const row of proposed) {
    // The same name may stand twice in a document: the row at the same place is meant first.
    const near = rows.findIndex((known) => overlaps(known, row) && isSame(known, row));
    const at = near >= 0 ? near : rows.findIndex((known) => isSame(known, row));
    const known = rows[at];
    if (known) rows[at] = join(known, row);
    else rows.push(row);
  }
  return rows.toSorted((one, other) => one.span.start - other.span.start);
}

const overlaps = (one: Row, other: Row): boolean => one.span.start < other.span.end && other.span.start < one.span.end;
/** A model that says the same thing twice adds nothing. */
const both = (row: Row, other: Row): ('rules' | 'model')[] => [...new Set([...(row.foundBy ?? []), ...(other.foundBy ?? [])])];
const agree = <Fact extends Proposed<PolicyFact>>(row: Fact, other: Fact): Fact => ({ ...row, foundBy: both(row, other) });

const namesOf = ({ en, ar }: Bilingual): string[] => [en, ar].flatMap((name) => (name === null ? [] : [normaliseText(name)]));
const shareName = (one: Bilingual, other: Bilingual): boolean => namesOf(one).some((name) => namesOf(other).includes(name));
const fill = (one: Bilingual, other: Bilingual): Bilingual => ({ en: one.en ?? other.en, ar: one.ar ?? other.ar });

const isSameItem = (one: Proposed<ItemFact>, other: Proposed<ItemFact>): boolean => shareName(one.name, other.name);
const isPriced = (item: Proposed<ItemFact>): boolean => item.price !== null || item.variants.some((variant) => variant.price !== null);

function joinItems(row: Proposed<ItemFact>, other: Proposed<ItemFact>): Proposed<ItemFact> {
  const joined: Proposed<ItemFact> = {
    ...row,
    name: fill(row.name, other.name),
    section: fill(row.section, other.section),
    description: fill(row.description, other.description),
    calories: row.calories ?? other.calories,
    dietTags: DIET_TAGS.filter((tag) => row.dietTags.includes(tag) || other.dietTags.includes(tag)),
    // More of them warns; whether they are right is for the owner to say.
    allergens: ALLERGENS.filter((allergen) => row.allergens.includes(allergen) || other.allergens.includes(allergen)),
  };
  if (!isPriced(row)) return { ...joined, price: other.price, variants: [...other.variants, ...row.variants], foundBy: both(row, other) };
  if (samePrices(row, other)) return { ...joined, foundBy: both(row, other) };
  const { start, end, page } = other.span;
  const known = (row.disputes ?? []).some((dispute) => samePrices(dispute, other));
  return known
    ? joined
    : { ...joined, disputes: [...(row.disputes ?? []), { price: other.price, variants: other.variants, page, start, end }] };
}

const isSameBranch = (one: Proposed<BranchFact>, other: Proposed<BranchFact>): boolean => shareName(one.name, other.name);
const joinBranches = (row: Proposed<BranchFact>, other: Proposed<BranchFact>): Proposed<BranchFact> => ({
  ...row,
  ...{
    address: fill(row.address, other.address),
    city: fill(row.city, other.city),
    phone: row.phone ?? other.phone,
    foundBy: both(row, other),
  },
});

/** Hours of the same doors on one of the same days. Two openings of one day are told apart by their times. */
function isSameDay(one: Proposed<HoursFact>, other: Proposed<HoursFact>): boolean {
  const branch = normaliseText(one.branchName ?? '') === normaliseText(other.branchName ?? '');
  const period = one.season === other.season && one.validFrom === other.validFrom && one.validTo === other.validTo;
  const day = one.weekdays.some((weekday) => other.weekdays.includes(weekday));
  return branch && period && day && (sameTimes(one, other) || !overlaps(one, other) || one.weekdays.length === other.weekdays.length);
}
const sameTimes = (one: Pick<HoursFact, 'opens' | 'closes'>, other: Pick<HoursFact, 'opens' | 'closes'>): boolean =>
  one.opens === other.opens && one.closes === other.closes;

function joinHours(row: Proposed<HoursFact>, other: Proposed<HoursFact>): Proposed<HoursFact> {
  if (sameTimes(row, other)) return { ...row, foundBy: both(row, other) };
  const { start, end, page } = other.span;
  if ((row.disputes ?? []).some((dispute) => sameTimes(dispute, other))) return row;
  return { ...row, disputes: [...(row.disputes ?? []), { opens: other.opens, closes: other.closes, page, start, end }] };
}
