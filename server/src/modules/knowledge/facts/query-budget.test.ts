import { describe, expect, it } from 'vitest';
import { answerFromFacts } from './answer-facts.ts';
import { readDemo } from './answer-testing.ts';
import { readBudget } from './query-budget.ts';
import { fold } from './query-text.ts';

const limits = (question: string, calories = false) => {
  const { minMinor, maxMinor, minCalories, maxCalories, below } = readBudget(fold(question), 'SAR', calories);
  return calories ? [minCalories, maxCalories, below] : [minMinor, maxMinor, below];
};

describe('a limit on both sides', () => {
  it.each([
    'mains between 30 and 40 riyals',
    'anything from 30 to 40?',
    'coffee 30-40 riyals',
    'something between SAR 30 and SAR 40',
    'اطباق بين 30 و 40 ريال',
    'ابي شي من ٣٠ الى ٤٠',
    'عايز حاجة ما بين ٣٠ و٤٠',
    'شي من 30 ل 40 ريال',
    'شو في بين ٣٠ لـ ٤٠',
    'abi shi bein 30 w 40',
    'shi men 30 la 40 riyal',
  ])('is both limits: %s', (question) => expect(limits(question)).toEqual([3000, 4000, false]));

  it.each([
    ['more than 30 and less than 40', [3000, 4000, true]],
    ['under 40 and over 30', [3000, 4000, true]],
    ['اكثر من 30 واقل من 40', [3000, 4000, true]],
    ['اكتر من 30 وتحت 40', [3000, 4000, true]],
  ])('may be said as two: %s', (question, expected) => expect(limits(question)).toEqual(expected));

  it('counts energy as well', () => expect(limits('dishes between 200 and 400 calories', true)).toEqual([200, 400, false]));

  it.each([
    ['no more than 30', [null, 3000, false]],
    ['not over 30 riyals', [null, 3000, false]],
    ['مو اكثر من 30', [null, 3000, false]],
    ['not less than 30', [3000, null, false]],
    ['over 30', [3000, null, false]],
    ['under 30', [null, 3000, true]],
    ['up to 30', [null, 3000, false]],
  ])('is one limit where one is said, also the other way round: %s', (question, expected) => expect(limits(question)).toEqual(expected));

  it.each(['are you open between 2 and 4 pm', 'a table between 2 and 4 people', 'from 1:30 to 4:30'])('counts money only: %s', (question) =>
    expect(limits(question)).toEqual([null, null, false]),
  );
});

it('lists what lies between, in any size, and says both limits', () => {
  const { facts, tenant } = readDemo('qahwa-corner');
  const at = { currency: tenant.currency, timeZone: tenant.timeZone, now: new Date('2026-12-04T15:30:00Z'), history: [] };
  const asked = answerFromFacts('hot coffee between 21 and 25 aed', facts, { language: 'en', ...at }).answer;
  expect(asked?.text).toMatch(/between 21 AED and 25 AED/);
  expect(asked?.text).toContain('Caffè Latte');
  for (const { id } of asked?.rows ?? []) {
    const item = facts.items.find((each) => each.id === id);
    const prices = [item?.price, ...(item?.variants ?? []).map((variant) => variant.price)].flatMap((price) => price?.minor ?? []);
    expect(prices.some((minor) => minor >= 2100 && minor <= 2500)).toBe(true);
  }
  expect(answerFromFacts('بين 5000 و 6000 درهم', facts, { language: 'ar', ...at }).answer?.text).toMatch(/^ما لقيت شيئًا بين/);
});
