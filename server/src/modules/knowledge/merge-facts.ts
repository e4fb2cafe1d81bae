import { mergeItems } from './facts/merge-items.ts';
import type { Bilingual, FactSet, HoursFact, PolicyFact } from './facts/types.ts';
import { normaliseText, withoutOrders } from '../nlu/index.ts';

/** A tenant's rows as answers use them: one item for each dish, hours with the branch that they name, and no orders to a machine among them. */
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
