import { readFacts } from '../../server/src/modules/knowledge/facts/read-facts.ts';
import type { ExtractedDocument } from '../../server/src/modules/knowledge/extract/types.ts';
import type { ProposedFacts } from '../../server/src/modules/knowledge/facts/read-types.ts';
import type { Layout } from './layouts.ts';
import type { Menu, MenuItem } from './make-menus.ts';

/** Right of all, by what is read. `invented` counts what no truth holds. */
export interface Tally {
  found: [number, number];
  price: [number, number];
  diet: [number, number];
  allergens: [number, number];
  calories: [number, number];
  addOns: [number, number];
  hours: [number, number];
  span: [number, number];
  /** Prices among the dishes that were found with one at all: what a reader of a picture took for sure. */
  accepted: [number, number];
  inventedItems: number;
  inventedAllergens: number;
  inventedDiets: number;
  inventedHours: number;
  misses: string[];
}

export const emptyTally = (): Tally => ({
  ...{
    found: [0, 0],
    price: [0, 0],
    diet: [0, 0],
    allergens: [0, 0],
    calories: [0, 0],
    addOns: [0, 0],
    hours: [0, 0],
    span: [0, 0],
    accepted: [0, 0],
  },
  ...{ inventedItems: 0, inventedAllergens: 0, inventedDiets: 0, inventedHours: 0, misses: [] },
});

const squeeze = (text: string | null): string => (text ?? '').toLowerCase().replace(/\s+/g, ' ').trim();
type Read = ProposedFacts['items'][number];

/** Reads one menu in one layout and counts what came out right. */
export function judge(menu: Menu, layout: Pick<Layout, 'name' | 'says'>, document: ExtractedDocument, tally: Tally): void {
  const language = layout.says.en ? 'en' : 'ar';
  const facts = readFacts(document, { currency: menu.currency, language });
  const where = `${layout.name} #${menu.number}`;
  const note = (field: keyof Tally, right: boolean, what: string) => {
    const count = tally[field] as [number, number];
    count[1] += 1;
    if (right) count[0] += 1;
    else tally.misses.push(`${where}: ${field}: ${what}`);
  };
  const read = new Set<Read>();
  for (const item of menu.items) {
    const found = facts.items.filter(
      (fact) =>
        (layout.says.en && squeeze(fact.name.en) === squeeze(item.dish.en)) ||
        (layout.says.ar && squeeze(fact.name.ar) === squeeze(item.dish.ar)),
    );
    const [fact] = found;
    note('found', found.length === 1, `${item.dish.en} ×${found.length}`);
    for (const each of found) read.add(each);
    if (!fact) {
      note('price', false, `${item.dish.en}: no item`);
      continue;
    }
    judgeItem(item, fact, layout, menu, note, tally, where);
    const said = document.text.slice(fact.span.start, fact.span.end);
    const named =
      (layout.says.en && squeeze(said).includes(squeeze(item.dish.en))) ||
      (layout.says.ar && squeeze(said).includes(squeeze(item.dish.ar)));
    note('span', named, `${item.dish.en}: ${said.slice(0, 60)}`);
  }
  for (const fact of facts.items) {
    if (read.has(fact)) continue;
    tally.inventedItems += 1;
    tally.misses.push(`${where}: invented item ${fact.name.en ?? fact.name.ar} ${fact.price?.minor}`);
  }
  if (layout.says.hours) judgeHours(menu, facts, note, tally, where);
}

type Note = (field: keyof Tally, right: boolean, what: string) => void;

function judgeItem(item: MenuItem, fact: Read, layout: Pick<Layout, 'says'>, menu: Menu, note: Note, tally: Tally, where: string): void {
  const priced = fact.variants.filter((variant) => !variant.addOn);
  const told = priced.map((variant) => variant.price?.minor).join(',');
  const wanted = item.sizes.map((size) => size.price).join(',');
  const right = item.sizes.length > 0 ? told === wanted : fact.price?.minor === item.price && priced.length === 0;
  const currency = (fact.price ?? priced[0]?.price)?.currency === menu.currency;
  note(
    'price',
    right && currency,
    `${item.dish.en}: ${fact.price?.minor} [${told}] ${fact.price?.currency}, not ${item.price} [${wanted}] ${menu.currency}`,
  );
  if (fact.price || priced.length > 0) note('accepted', right && currency, item.dish.en);
  if (layout.says.diet) {
    for (const tag of item.dish.diet) note('diet', fact.dietTags.includes(tag as never), `${item.dish.en} lacks ${tag}`);
    for (const tag of fact.dietTags.filter((each) => !item.dish.diet.includes(each))) {
      tally.inventedDiets += 1;
      tally.misses.push(`${where}: invented diet ${tag} of ${item.dish.en}`);
    }
  }
  if (layout.says.allergens) {
    for (const allergen of item.dish.allergens)
      note('allergens', fact.allergens.includes(allergen as never), `${item.dish.en} lacks ${allergen}`);
  }
  for (const allergen of fact.allergens.filter((each) => !item.dish.allergens.includes(each))) {
    tally.inventedAllergens += 1;
    tally.misses.push(`${where}: invented allergen ${allergen} of ${item.dish.en}`);
  }
  if (layout.says.calories && item.calories !== null)
    note('calories', fact.calories === item.calories, `${item.dish.en}: ${fact.calories}, not ${item.calories}`);
  if (layout.says.addOns && item.addOn) {
    const { addOn } = item;
    const has = fact.variants.some((variant) => variant.addOn && variant.price?.minor === addOn.price);
    note('addOns', has, `${item.dish.en}: ${JSON.stringify(fact.variants)}`);
  }
}

function judgeHours(menu: Menu, facts: ProposedFacts, note: Note, tally: Tally, where: string): void {
  const keys = (rows: readonly { weekdays: readonly number[]; opens: string | null; closes: string | null; season: string | null }[]) =>
    new Set(rows.flatMap((row) => row.weekdays.map((day) => `${row.season ?? ''} ${day} ${row.opens}-${row.closes}`)));
  const [truth, read] = [keys(menu.hours), keys(facts.hours)];
  for (const key of truth) note('hours', read.has(key), key);
  for (const key of read) {
    if (truth.has(key)) continue;
    tally.inventedHours += 1;
    tally.misses.push(`${where}: invented hours ${key}`);
  }
}
