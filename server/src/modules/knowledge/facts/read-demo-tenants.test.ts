import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { extractDocument } from '../extract/extract-document.ts';
import { readFacts } from './read-facts.ts';
import type { ProposedFacts } from './read-types.ts';

/** What a demo tenant's owner would say is right, beside the files they would upload. */
interface Expected {
  items: {
    en: string | null;
    ar: string | null;
    priceMinor: number | null;
    currency: string;
    calories: number | null;
    diet: string[];
    allergens: string[];
    available: boolean;
  }[];
  hours: {
    branch: string | null;
    weekdays: number[];
    opens: string | null;
    closes: string | null;
    season: string | null;
    validFrom: string | null;
  }[];
  branches: { en: string | null; ar: string | null; address: { en: string | null; ar: string | null }; phone: string | null }[];
}

const folder = (path: string): string => fileURLToPath(new URL(`../../../../../sim/demo/${path}`, import.meta.url));
const bare = (text: string | null): string =>
  (text ?? '')
    .replace(/[\u064B-\u0652]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

describe.each([
  ['bayt-alwaha', 'SAR', 'ar'],
  ['qahwa-corner', 'AED', 'en'],
  ['layla-atelier', 'KWD', 'en'],
] as const)('the files of %s', (tenant, currency, language) => {
  const expected = JSON.parse(readFileSync(folder(`${tenant}/expected.json`), 'utf8')) as Expected;
  const read: ProposedFacts = { items: [], branches: [], hours: [], policies: [] };

  beforeAll(async () => {
    for (const name of readdirSync(folder(`${tenant}/files`))) {
      const result = await extractDocument({ bytes: new Uint8Array(readFileSync(folder(`${tenant}/files/${name}`))), name });
      if (!result.ok) throw new Error(`${name}: ${result.failure} ${result.detail}`);
      const facts = readFacts(result.document, { currency, language });
      read.items.push(...facts.items);
      read.branches.push(...facts.branches);
      read.hours.push(...facts.hours);
      read.policies.push(...facts.policies);
    }
  });

  it('give every item with its price, calories, diet, allergens and availability, and no other', () => {
    const named = (item: { en: string | null; ar: string | null }) => `${bare(item.en)}|${bare(item.ar)}`;
    const byName = Map.groupBy(read.items, (item) => named(item.name));
    const got = expected.items.map((want) => {
      const found = byName.get(named(want)) ?? [];
      const priced = found.find((item) => item.price !== null);
      return {
        name: named(want),
        price: priced?.price ?? null,
        calories: priced?.calories ?? null,
        diet: want.diet.filter((tag) => priced?.dietTags.includes(tag as never)),
        allergens: [...new Set(found.flatMap((item) => item.allergens))].toSorted(),
        available: priced?.available,
      };
    });
    expect(got).toEqual(
      expected.items.map((want) => ({
        name: named(want),
        price: want.priceMinor === null ? null : { minor: want.priceMinor, currency: want.currency },
        calories: want.calories,
        diet: want.diet,
        allergens: want.allergens.toSorted(),
        available: want.available,
      })),
    );
    expect([...byName.keys()].toSorted()).toEqual(expected.items.map(named).toSorted());
  });

  it('give exactly the opening hours', () => {
    const key = (weekdays: number[], ...rest: (string | null)[]) =>
      [weekdays.toSorted((one, other) => one - other).join(''), ...rest].join(' ');
    const got = read.hours.map((fact) => key(fact.weekdays, fact.branchName, fact.opens, fact.closes, fact.season, fact.validFrom));
    expect(got.toSorted()).toEqual(
      expected.hours.map((fact) => key(fact.weekdays, fact.branch, fact.opens, fact.closes, fact.season, fact.validFrom)).toSorted(),
    );
  });

  it('give the branches with address and phone', () => {
    const got = read.branches.map(({ name, address, phone }) => ({ ...name, address, phone }));
    expect(got).toEqual(expected.branches.map(({ en, ar, address, phone }) => ({ en, ar, address, phone })));
  });

  it('call nothing vegan that the owner does not', () => {
    const vegan = new Set(expected.items.filter((item) => item.diet.includes('vegan')).map((item) => bare(item.ar)));
    const wrong = read.items.filter((item) => item.dietTags.includes('vegan') && !vegan.has(bare(item.name.ar)));
    expect(wrong.map((item) => item.name)).toEqual([]);
  });
});
