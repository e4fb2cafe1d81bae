import { expect, test } from 'vitest';
import type { ProposedFacts } from '../facts/read-types.ts';
import { applyReviews, type Review } from './apply-reviews.ts';
import { factKeys, type FactOf } from './fact-keys.ts';

const none = { en: null, ar: null };
const item = (name: string, minor: number, more: Partial<FactOf['item']> = {}): FactOf['item'] => ({
  ...{ name: { en: name, ar: null }, section: none, description: none, aliases: [], price: { minor, currency: 'SAR' }, variants: [] },
  ...{ calories: null, dietTags: [], allergens: ['milk'], allergensConfirmed: false, available: true, state: 'proposed' },
  ...{ span: { page: 1, start: 0, end: 5 }, ...more },
});
const facts = (...items: FactOf['item'][]): ProposedFacts => ({ items, branches: [], hours: [], policies: [] });
const review = (decision: Review['decision'], of: FactOf['item'], more: Partial<Review> = {}): Review => ({
  ...{ id: `rev_${decision}`, kind: 'item', decision, allergensConfirmed: false },
  ...{ identity: factKeys('item', of).identity, content: factKeys('item', of).content, ...more },
});

test('a row that says again what was confirmed is confirmed, with its allergens where they were', () => {
  const applied = applyReviews(facts(item('Soup', 900), item('Tea', 300)), [
    review('confirmed', item('Soup', 900), { allergensConfirmed: true }),
  ]);
  expect(applied.facts.items).toMatchObject([
    { state: 'confirmed', allergensConfirmed: true },
    { state: 'proposed', allergensConfirmed: false },
  ]);
});

test('what the document says differently by now is a new proposal, whether its forerunner was confirmed or rejected', () => {
  for (const decision of ['confirmed', 'rejected'] as const)
    expect(applyReviews(facts(item('Soup', 1000)), [review(decision, item('Soup', 900))]).facts.items).toMatchObject([
      { state: 'proposed' },
    ]);
});

test('a rejected row stays rejected, wherever in the document it stands now', () => {
  const moved = item('Soup', 900, { span: { page: 7, start: 700, end: 705 } });
  expect(applyReviews(facts(moved), [review('rejected', item('Soup', 900))]).facts.items).toMatchObject([{ state: 'expired' }]);
});

test('an edited row does not come back at another price either, and what the document says is told', () => {
  const applied = applyReviews(facts(item('soup', 1000)), [review('edited', item('Soup', 900))]);
  expect(applied.facts.items).toEqual([]);
  expect(applied.latest.get('rev_edited')).toMatchObject({ price: { minor: 1000 } });
  expect(applyReviews(facts(), [review('edited', item('Soup', 900))]).latest.get('rev_edited')).toBeNull();
});

test('of two like rows a decision takes one, that which says the very same', () => {
  const applied = applyReviews(facts(item('Soup', 1000), item('Soup', 900)), [review('edited', item('Soup', 900))]);
  expect(applied.facts.items).toMatchObject([{ price: { minor: 1000 } }]);
});

test('a row is the same whatever the order of its keys and of its sets', () => {
  const one = item('Soup', 900, { dietTags: ['vegan', 'keto'], variants: [{ name: { en: 'L', ar: null }, price: null }] });
  const other = item('Soup', 900, { dietTags: ['keto', 'vegan'], variants: [{ price: null, name: { ar: null, en: 'L' } }] });
  expect(factKeys('item', one).content).toBe(factKeys('item', other).content);
  expect(factKeys('item', one).content).not.toBe(factKeys('item', item('Soup', 900)).content);
});

test('hours and policies keep their decisions too', () => {
  const hours: FactOf['hours'] = {
    ...{
      branchId: null,
      branchName: null,
      weekdays: [1, 0],
      opens: '09:00',
      closes: '17:00',
      season: null,
      validFrom: null,
      validTo: null,
    },
    ...{ state: 'proposed', span: { page: null, start: 0, end: 1 } },
  };
  const policy: FactOf['policy'] = {
    ...{ topic: 'delivery_fee', text: { en: 'Delivery costs 10 SAR.', ar: null }, amount: null, state: 'proposed' },
    span: { page: null, start: 0, end: 1 },
  };
  const reviews: Review[] = [
    { ...factKeys('hours', hours), id: 'rev_1', kind: 'hours', decision: 'rejected', allergensConfirmed: false },
    { ...factKeys('policy', policy), id: 'rev_2', kind: 'policy', decision: 'edited', allergensConfirmed: false },
  ];
  const dearer = { ...policy, text: { en: 'Delivery costs 12 SAR.', ar: null } };
  const applied = applyReviews({ items: [], branches: [], hours: [{ ...hours, weekdays: [0, 1] }], policies: [dearer] }, reviews);
  expect(applied.facts).toMatchObject({ hours: [{ state: 'expired' }], policies: [] });
});
