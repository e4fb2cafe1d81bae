import type { FactKind, HoursFields, ItemFields, PolicyFields } from '@wafaa/contracts';
import { WEEKDAYS } from '../facts/render-hours.ts';
import { renderMoney } from '../facts/render-money.ts';
import type { Bilingual, BranchFact, HoursFact, ItemFact, PolicyFact } from '../facts/types.ts';

// Between a fact as stored, its fields as people see and change them, and its line in the manual source.

export type EditableKind = Exclude<FactKind, 'branch'>;
export interface FieldsOf {
  item: ItemFields;
  hours: HoursFields;
  policy: PolicyFields;
}
export interface StoredFact {
  item: ItemFact;
  hours: HoursFact;
  policy: PolicyFact;
  branch: BranchFact;
}

export const TABLES = { item: 'item', hours: 'opening_hours', policy: 'policy', branch: 'branch' } as const;
export const ID_KINDS = { item: 'itm', hours: 'hrs', policy: 'pol', branch: 'brn' } as const;

/** The kind that an id names; null for an id of something else. */
export function kindOfId(id: string): FactKind | null {
  const found = Object.entries(ID_KINDS).find(([, prefix]) => id.startsWith(`${prefix}_`));
  return (found?.[0] as FactKind | undefined) ?? null;
}

export const fieldsOf = {
  item: (fact: ItemFact) => ({
    ...{ name: fact.name, section: fact.section, description: fact.description, aliases: fact.aliases, price: fact.price },
    ...{ variants: fact.variants, calories: fact.calories, dietTags: fact.dietTags, allergens: fact.allergens },
    ...{ allergensConfirmed: fact.allergensConfirmed, available: fact.available },
    ...{ validFrom: fact.validFrom ?? null, validTo: fact.validTo ?? null, soldOutOn: fact.soldOutOn ?? null },
  }),
  hours: ({ branchName, weekdays, opens, closes, season, validFrom, validTo }: HoursFact) => ({
    ...{ branchName, weekdays, opens, closes, season, validFrom, validTo },
  }),
  policy: (fact: PolicyFact) => ({
    ...{ topic: fact.topic, text: fact.text, amount: fact.amount },
    ...{ validFrom: fact.validFrom ?? null, validTo: fact.validTo ?? null },
  }),
  branch: ({ name, address, city, phone, mapUrl, timeZone }: BranchFact) => ({
    ...{ name, address, city, phone, mapUrl, timeZone: timeZone ?? null },
  }),
} as const;

export const columnsOf = {
  item: (fields: ItemFields) => ({
    name: JSON.stringify(tidy(fields.name)),
    section: JSON.stringify(tidy(fields.section)),
    description: JSON.stringify(tidy(fields.description)),
    aliases: JSON.stringify(fields.aliases),
    price_minor: fields.price?.minor ?? null,
    currency: fields.price?.currency ?? null,
    variants: JSON.stringify(fields.variants),
    calories: fields.calories,
    diet_tags: fields.dietTags,
    allergens: fields.allergens,
    allergens_confirmed: fields.allergensConfirmed,
    available: fields.available,
    valid_from: fields.validFrom,
    valid_to: fields.validTo,
    sold_out_on: fields.soldOutOn ?? null,
  }),
  hours: (fields: HoursFields) => ({
    // Found again by its name when the facts are loaded.
    branch_id: null,
    branch_name: fields.branchName,
    weekdays: [...new Set(fields.weekdays)].toSorted((one, other) => one - other),
    opens: fields.opens,
    closes: fields.closes,
    season: fields.season,
    valid_from: fields.validFrom,
    valid_to: fields.validTo,
  }),
  policy: (fields: PolicyFields) => ({
    topic: fields.topic,
    text: JSON.stringify(tidy(fields.text)),
    amount_minor: fields.amount?.minor ?? null,
    currency: fields.amount?.currency ?? null,
    valid_from: fields.validFrom,
    valid_to: fields.validTo,
  }),
} as const;

/** What the fields say as a line, which the fact's span points at. */
export const entryOf = {
  item: (fields: ItemFields) =>
    [
      ...said(fields.name),
      ...(fields.price ? [renderMoney(fields.price, 'en')] : []),
      ...fields.variants.map(({ name, price }) => [...said(name), ...(price ? [renderMoney(price, 'en')] : [])].join(' ')),
      ...said(fields.section),
      ...said(fields.description),
      ...(fields.calories === null ? [] : [`${fields.calories} kcal`]),
      ...fields.dietTags,
      ...fields.allergens,
      ...(fields.available ? [] : ['not available']),
    ].join(' — '),
  hours: (fields: HoursFields) =>
    [
      fields.branchName,
      fields.weekdays.map((day) => WEEKDAYS.en[day]).join(', '),
      fields.opens === null ? 'closed' : `${fields.opens} – ${fields.closes}`,
      fields.season,
      fields.validFrom,
      fields.validTo,
    ]
      .filter(Boolean)
      .join(' — '),
  policy: (fields: PolicyFields) => [...said(fields.text), ...(fields.amount ? [renderMoney(fields.amount, 'en')] : [])].join(' — '),
} as const;

/** What a log or a list calls it. */
export function labelOf(kind: FactKind, fields: object): string {
  const { name, text, branchName } = fields as { name?: Bilingual; text?: Bilingual; branchName?: string | null };
  return (name?.en ?? name?.ar ?? text?.en ?? text?.ar ?? branchName ?? kind).slice(0, 120);
}

const said = ({ en, ar }: Bilingual): string[] => [en, ar].flatMap((text) => (text === null || text === '' ? [] : [text]));
/** An empty text is none. */
const tidy = ({ en, ar }: Bilingual): Bilingual => ({ en: en || null, ar: ar || null });
