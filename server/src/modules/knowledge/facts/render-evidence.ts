import { presentRow } from '../../nlu/index.ts';
import { renderIntervals, WEEKDAYS } from './render-hours.ts';
import { pick } from './render-items.ts';
import { renderMoney } from './render-money.ts';
import { ALLERGEN_WORDS, DIET_WORDS, TOPIC_WORDS } from './render-words.ts';
import type { Bilingual, BranchFact, FactSet, HoursFact, ItemFact, ItemField, Money, PolicyFact, SourceSpan } from './types.ts';

/** A fact that an answer used, with everything that may be said from it. Claims are traced to `evidence`. */
export interface FactRow {
  id: string;
  kind: 'item' | 'hours' | 'branch' | 'policy';
  label: string;
  value: string | null;
  span: SourceSpan;
  /** Both languages, every value the fact holds, one statement a line. */
  evidence: string;
  /** Names by which a sentence can speak of it; a price in that sentence must then be this fact's. */
  names: string[];
  /** Only confirmed allergen rows may carry a statement about what is *not* in a dish. */
  allergensConfirmed: boolean;
}

const both = (text: Bilingual) => [text.en, text.ar].filter((part): part is string => part !== null && part !== '');
const money = (price: Money | null) => (price ? [renderMoney(price, 'en'), renderMoney(price, 'ar')] : []);

/** `field`: what the answer says of the item, so that its source is where that stands. */
export function itemRow(item: ItemFact, language: 'en' | 'ar', value: string | null, field: ItemField = 'price'): FactRow {
  const lines = [
    ...both(item.name),
    ...both(item.section),
    ...both(item.description),
    ...money(item.price),
    ...[item, ...(item.otherPrices ?? [])].flatMap((told) => [
      ...(told === item ? [] : money(told.price)),
      ...told.variants.flatMap((variant) => [...both(variant.name), ...money(variant.price)]),
    ]),
    ...(item.calories === null ? [] : [`${item.calories} kcal`, `${item.calories} سعرة حرارية`]),
    ...(item.dietTags.includes('vegan') ? [DIET_WORDS.vegetarian.en, DIET_WORDS.vegetarian.ar] : []),
    ...item.dietTags.flatMap((tag) => [DIET_WORDS[tag].en, DIET_WORDS[tag].ar]),
    ...item.allergens.flatMap((allergen) => [ALLERGEN_WORDS[allergen].en, ALLERGEN_WORDS[allergen].ar]),
  ];
  return {
    ...{
      id: item.id,
      kind: 'item',
      label: pick(item.name, language),
      value,
      span: item.sources?.[field] ?? item.span,
      evidence: lines.join('\n'),
    },
    names: [...both(item.name), ...item.aliases],
    allergensConfirmed: item.allergensConfirmed,
  };
}

export function hoursRow(hours: HoursFact, language: 'en' | 'ar', value: string | null): FactRow {
  // One line a language: a time belongs to the days it stands with.
  const line = (said: 'en' | 'ar') =>
    `${hours.weekdays.map((day) => WEEKDAYS[said][day] ?? '').join(', ')}: ${renderIntervals([hours], said)}`;
  const lines = [
    ...[line('en'), line('ar')],
    ...[hours.season, hours.validFrom, hours.validTo, hours.branchName].filter((part): part is string => part !== null),
  ];
  const label = language === 'ar' ? 'ساعات العمل' : 'Opening hours';
  return { id: hours.id, kind: 'hours', label, value, span: hours.span, evidence: lines.join('\n'), names: [], allergensConfirmed: false };
}

export function branchRow(branch: BranchFact, language: 'en' | 'ar', value: string | null): FactRow {
  const lines = [...both(branch.name), ...both(branch.address), ...both(branch.city), branch.phone ?? '', branch.mapUrl ?? ''];
  const label = pick(branch.name, language);
  return {
    id: branch.id,
    kind: 'branch',
    label,
    value,
    span: branch.span,
    evidence: lines.join('\n'),
    names: [],
    allergensConfirmed: false,
  };
}

export function policyRow(policy: PolicyFact, language: 'en' | 'ar', value: string | null): FactRow {
  // A table's row is read out in one language, its cells as they stand.
  const evidence = [...both(policy.text).flatMap((text) => [text, presentRow(text, language)]), ...money(policy.amount)].join('\n');
  const label = TOPIC_WORDS[policy.topic][language];
  return { id: policy.id, kind: 'policy', label, value, span: policy.span, evidence, names: [], allergensConfirmed: false };
}

/** Every row of a set, for a model that may use any of them. */
export function allRows(facts: FactSet, language: 'en' | 'ar'): FactRow[] {
  return [
    ...facts.items.map((item) => itemRow(item, language, null)),
    ...facts.hours.map((hours) => hoursRow(hours, language, null)),
    ...facts.branches.map((branch) => branchRow(branch, language, null)),
    ...facts.policies.map((policy) => policyRow(policy, language, null)),
  ];
}
