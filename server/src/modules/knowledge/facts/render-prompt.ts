import { live } from './answer-types.ts';
import { readItems } from './query-items.ts';
import { allRows, type FactRow, itemRow } from './render-evidence.ts';
import { renderIntervals, WEEKDAYS } from './render-hours.ts';
import { pick, renderPrice } from './render-items.ts';
import type { AnswerLanguage } from './render-money.ts';
import type { FactSet } from './types.ts';

export interface PromptFacts {
  rows: FactRow[];
  /** Value that the slot of a fact id is filled with. */
  slots: Map<string, string>;
}

/** A model needs the items that a question resembles, and every branch, opening hour and policy. */
const MOST_ITEMS = 30;

/** Facts that a model may speak from, each with the rendered value that code puts into its slot. */
export function factsForPrompt(question: string, facts: FactSet, language: AnswerLanguage): PromptFacts {
  const current = live(facts);
  const reading = readItems(question, current.items);
  const items = [...reading.matches, ...reading.alternatives].map((match) => match.item).slice(0, MOST_ITEMS);
  const { rows, values } = alwaysTold(current, language);
  const prices = items.map((item): [string, string] => [item.id, renderPrice(item, language) ?? '']);
  return {
    rows: [...items.map((item) => itemRow(item, language, null)), ...rows],
    slots: new Map([...prices, ...values].filter(([, value]) => value !== '')),
  };
}

interface AlwaysTold {
  rows: readonly FactRow[];
  values: readonly (readonly [string, string])[];
}
const told = new WeakMap<FactSet, Partial<Record<AnswerLanguage, AlwaysTold>>>();

/** Hours, branches and policies stand in every prompt; they are rendered once for as long as the rows stand. */
function alwaysTold(facts: FactSet, language: AnswerLanguage): AlwaysTold {
  const known = told.get(facts) ?? {};
  const before = known[language];
  if (before) return before;
  const comma = language === 'ar' ? '، ' : ', ';
  const values: [string, string][] = [
    ...facts.branches.map((branch): [string, string] => [
      branch.id,
      [pick(branch.address, language), branch.phone].filter(Boolean).join(comma),
    ]),
    ...facts.hours.map((hours): [string, string] => {
      const days = hours.weekdays.map((day) => WEEKDAYS[language][day]).join(comma);
      return [hours.id, `${days}: ${renderIntervals([hours], language)}`];
    }),
    ...facts.policies.map((policy): [string, string] => [policy.id, pick(policy.text, language)]),
  ];
  const made = { rows: allRows({ ...facts, items: [] }, language), values };
  told.set(facts, { ...known, [language]: made });
  return made;
}
