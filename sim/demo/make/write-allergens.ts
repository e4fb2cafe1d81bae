import { mkdirSync, writeFileSync } from 'node:fs';
import type { ExpectedItem } from './expected-items.ts';
import { toCsv } from './read-csv.ts';

const columns: [allergen: string, heading: string][] = [
  ['gluten', 'غلوتين (Gluten)'],
  ['milk', 'حليب (Milk)'],
  ['eggs', 'بيض (Eggs)'],
  ['nuts', 'مكسرات (Nuts)'],
  ['peanuts', 'فول سوداني (Peanuts)'],
  ['sesame', 'سمسم (Sesame)'],
  ['fish', 'سمك (Fish)'],
  ['crustaceans', 'قشريات (Crustaceans)'],
  ['molluscs', 'رخويات (Molluscs)'],
  ['celery', 'كرفس (Celery)'],
  ['mustard', 'خردل (Mustard)'],
  ['soy', 'صويا (Soy)'],
  ['sulphites', 'كبريتيت (Sulphites)'],
];

/** The restaurant's dish-by-allergen sheet: one row a dish, نعم or لا in every cell. */
export function writeAllergenSheet(items: ExpectedItem[], path: string): void {
  const rows = items.map((item) => [
    item.ar,
    item.en ?? '',
    ...columns.map(([allergen]) => (item.allergens.includes(allergen) ? 'نعم' : 'لا')),
  ]);
  mkdirSync(path.slice(0, path.lastIndexOf('/')), { recursive: true });
  writeFileSync(path, toCsv([['الطبق', 'Dish', ...columns.map(([, heading]) => heading)], ...rows]));
}
