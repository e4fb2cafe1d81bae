import { describe, expect, it } from 'vitest';
import { CSV_TABLES } from './csv-tables.ts';
import { EXPORTED_TABLES } from './export-tables.ts';

describe('the tables that leave as CSV', () => {
  it('are tables of the export', () => {
    for (const { table } of CSV_TABLES) expect(EXPORTED_TABLES.map(({ name }) => name)).toContain(table);
  });

  it('write an item in both languages, its lists as words, its price in the minor unit', () => {
    const items = CSV_TABLES.find(({ file }) => file === 'items');
    const row = {
      id: 'itm_1',
      name: { en: 'Latte', ar: 'لاتيه' },
      section: { en: 'Hot', ar: null },
      description: null,
      price_minor: 1250,
      currency: 'SAR',
      diet_tags: ['vegan', 'halal'],
      allergens: [],
    };
    const cells = Object.fromEntries(items?.columns.map(([name, read]) => [name, read(row)]) ?? []);
    expect(cells).toMatchObject({
      name_en: 'Latte',
      name_ar: 'لاتيه',
      section_ar: null,
      price_minor: 1250,
      diet_tags: 'vegan halal',
      allergens: '',
    });
    expect(cells.description_en).toBeUndefined();
  });
});
