import { expect, test } from 'vitest';
import type { Item } from './api.ts';
import { searchItems } from './search-items.ts';

const item = (en: string | null, ar: string | null, dietTags: string[] = []): Item => ({
  id: `itm_${en}`,
  name: { en, ar },
  section: { en: 'Mains', ar: 'الأطباق الرئيسية' },
  description: { en: null, ar: null },
  price: null,
  dietTags,
  allergens: [],
  allergensConfirmed: false,
  available: true,
  state: 'confirmed',
  source: { id: 'src_1', name: 'menu.pdf', page: 1 },
});
const items = [item('Lamb kabsa', 'كبسة لحم'), item('Chicken kabsa', 'كبسة دجاج'), item('Lentil soup', 'شوربة عدس', ['gluten_free'])];
const names = (question: string): (string | null)[] => searchItems(items, question).map(({ name }) => name.en);

test('finds by either language, however it is spelled', () => {
  expect(names('كبسه')).toEqual(['Lamb kabsa', 'Chicken kabsa']);
  expect(names('KABSA lamb')).toEqual(['Lamb kabsa']);
});

test('finds by section and diet', () => {
  expect(names('gluten free')).toEqual(['Lentil soup']);
  expect(names('اطباق')).toHaveLength(3);
});

test('shows everything for an empty question and nothing for nonsense', () => {
  expect(names('  ')).toHaveLength(3);
  expect(names('pizza')).toEqual([]);
});
