import { createHash } from 'node:crypto';
import type { FactKind } from '@wafaa/contracts';
import { normaliseText } from '../../nlu/index.ts';
import type { Proposed } from '../facts/read-types.ts';
import type { Bilingual, BranchFact, HoursFact, ItemFact, PolicyFact } from '../facts/types.ts';

/** Facts by their kind: as read, or as stored. */
export interface FactOf {
  item: Proposed<ItemFact>;
  hours: Proposed<HoursFact>;
  policy: Proposed<PolicyFact>;
  branch: Proposed<BranchFact>;
}

/**
 * What a row is about (`identity`) and all that it says (`content`), hashed. Ids and places change when a document is read again; these do not, as
 * long as the document says the same. `reading` is what a person is shown of it.
 */
export interface FactKeys {
  identity: string;
  content: string;
  reading: Record<string, unknown>;
}

const ABOUT: { [Kind in FactKind]: (fact: FactOf[Kind]) => unknown[] } = {
  item: (fact) => [names(fact.name), names(fact.section)],
  hours: (fact) => [fact.branchName, fact.weekdays.toSorted((one, other) => one - other), fact.season, fact.validFrom, fact.validTo],
  // A sentence without its figures: the same rule with another amount is the same rule.
  policy: (fact) => [fact.topic, names(fact.text).map((text) => text.replace(/\d+(?:[.,:]\d+)*/g, '#'))],
  branch: (fact) => [names(fact.name)],
};

const SAID: { [Kind in FactKind]: (fact: FactOf[Kind]) => Record<string, unknown> } = {
  item: ({ name, section, description, aliases, price, variants, calories, dietTags, allergens, available }) => ({
    ...{ name, section, description, aliases, price, calories, available },
    variants: variants.map((variant) => ({ name: variant.name, price: variant.price, ...(variant.addOn ? { addOn: true } : {}) })),
    dietTags: [...dietTags].sort(),
    allergens: [...allergens].sort(),
  }),
  hours: ({ branchName, weekdays, opens, closes, season, validFrom, validTo }) => ({
    ...{ branchName, opens, closes, season, validFrom, validTo },
    weekdays: weekdays.toSorted((one, other) => one - other),
  }),
  policy: ({ topic, text, amount }) => ({ topic, text, amount }),
  branch: ({ name, address, city, phone, mapUrl }) => ({ name, address, city, phone, mapUrl }),
};

export function factKeys<Kind extends FactKind>(kind: Kind, fact: FactOf[Kind]): FactKeys {
  const reading = SAID[kind](fact);
  return { identity: hash([kind, ABOUT[kind](fact)]), content: hash([kind, reading]), reading };
}

const names = ({ en, ar }: Bilingual): string[] => [en, ar].map((text) => (text === null ? '' : normaliseText(text)));

function hash(value: unknown): string {
  return createHash('sha256').update(sameText(value)).digest('base64url');
}

/** JSON with its keys in order: the database gives objects back in an order of its own. */
export function sameText(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}
