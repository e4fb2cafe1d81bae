import { describe, expect, it } from 'vitest';
import { extractDocument } from '../extract/extract-document.ts';
import { readFacts } from './read-facts.ts';

async function allergensOf(name: string, text: string): Promise<Record<string, string>> {
  const result = await extractDocument({ bytes: new TextEncoder().encode(text), name });
  if (!result.ok) throw new Error(result.failure);
  const { items } = readFacts(result.document, { currency: 'SAR', language: 'en' });
  return Object.fromEntries(items.map((item) => [item.name.en ?? item.name.ar ?? '', [...item.allergens, ...item.dietTags].join(' ')]));
}

describe('allergens told by codes', () => {
  it('are read by the key of figures, in brackets, raised or in a column of their own', async () => {
    const key = '1 = Gluten, 3 = Eggs, 7 = Milk, 9 = Celery';
    expect(await allergensOf('menu.txt', `Menu\n\nSoup (1, 9) .... 10\nCake¹³⁷ .... 12\nTart ¹˒⁷ 18 SAR\nTea .... 5\n\n${key}`)).toEqual({
      Soup: 'gluten celery',
      Cake: 'gluten eggs milk',
      Tart: 'gluten milk',
      Tea: '',
    });
    expect(
      await allergensOf('menu.csv', `Dish,Price,Allergens\nSoup,10,"1, 9"\nCake,12,"1,3,7"\nTea,5,\n${key.replaceAll(',', ' /')},,\n`),
    ).toEqual({
      Soup: 'gluten celery',
      Cake: 'gluten eggs milk',
      Tea: '',
    });
  });

  it('are read by letters, and by a key without signs between', async () => {
    expect(
      await allergensOf('menu.txt', 'Menu\n\nBowl (G, N, D) .... 20\nTart [D] .... 18\nWrap (G) .... 16\n\nG: Gluten; N: Nuts; D: Dairy'),
    ).toEqual({ Bowl: 'gluten milk nuts', Tart: 'milk', Wrap: 'gluten' });
    expect(await allergensOf('menu.txt', 'Menu\n\nSoup (9) .... 10\nCake (3) .... 12\n\n1 Gluten  3 Eggs  9 Celery')).toEqual({
      Soup: 'celery',
      Cake: 'eggs',
    });
  });

  it('are read in Arabic, by Arabic figures and letters', async () => {
    expect(await allergensOf('menu.txt', 'القائمة\n\nشوربة عدس (١) .... 10\nكيك (١، ٣، ٧) .... 12\n\n١- جلوتين\n٣- بيض\n٧- حليب')).toEqual({
      'شوربة عدس': 'gluten',
      كيك: 'gluten eggs milk',
    });
    expect(await allergensOf('menu.txt', 'القائمة\n\nحمص (س) .... 18\nكنافة (ق، ح) .... 26\n\nس = سمسم، ح = حليب، ق = جلوتين')).toEqual({
      حمص: 'sesame',
      كنافة: 'gluten milk',
    });
  });

  it('are read by footnotes, though the sign became the bullet of a list', async () => {
    const lines = 'Bruschetta* ..... 24\nSalmon† ..... 84\nPie ..... 20\n\n* may contain traces of nuts. † contains mustard.';
    const told = { Bruschetta: 'nuts', Salmon: 'mustard', Pie: '' };
    expect(await allergensOf('menu.txt', `Menu\n\n${lines}`)).toEqual(told);
    expect(await allergensOf('menu.md', `# Menu\n\n${lines}`)).toEqual(told);
  });

  it('are not made of a list that merely has numbers, nor of codes that no key explains', async () => {
    expect(
      await allergensOf('menu.txt', 'Drinks\n\n1. Milk tea ... 12\n2. Fish soup ... 20\n3. Egg roll ... 15\n4. Lemonade (4) ... 9'),
    ).toEqual({
      'Milk tea': '',
      'Fish soup': '',
      'Egg roll': '',
      'Lemonade (4)': '',
    });
  });

  it('keep the price where calories stand behind it', async () => {
    const result = await extractDocument({
      bytes: new TextEncoder().encode('Menu\n\nBurger (1) ..... 52 780 kcal\nSoup ..... 20 95 kcal\n\n1 = Gluten, 3 = Eggs, 7 = Milk'),
      name: 'menu.txt',
    });
    if (!result.ok) throw new Error(result.failure);
    expect(readFacts(result.document, { currency: 'SAR', language: 'en' }).items).toMatchObject([
      { name: { en: 'Burger' }, price: { minor: 5200 }, calories: 780, allergens: ['gluten'] },
      { name: { en: 'Soup' }, price: { minor: 2000 }, calories: 95 },
    ]);
  });
});
