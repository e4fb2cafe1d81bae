import { describe, expect, test } from 'vitest';
import { readText } from '../extract/testing.ts';
import { readFacts } from './read-facts.ts';
import { readAddOns } from './read-add-ons.ts';

const saudi = { currency: 'SAR', language: 'en' } as const;
const items = (text: string, options: { currency: string; language: 'en' | 'ar' } = saudi) => readFacts(readText(text), options).items;

describe('marks, extras and sizes of a menu', () => {
  test('reads signs and bare letters as diets, and takes them out of the name', () => {
    const [hummus, salad] = items('STARTERS\nHummus 🌱 GF ..... 22\nHalloumi Salad (V) ..... 30');
    expect(hummus).toMatchObject({ name: { en: 'Hummus' }, dietTags: ['vegan', 'vegetarian', 'gluten_free'] });
    expect(salad).toMatchObject({ name: { en: 'Halloumi Salad' }, dietTags: ['vegetarian'] });
  });

  test('lets the legend of a document decide what its signs mean', () => {
    const [hummus] = items('🌱 = Vegetarian\n\nSTARTERS\nCheese Rolls 🌱 ..... 22\nKofta ..... 30');
    expect(hummus?.dietTags).toEqual(['vegetarian']);
  });

  test('reads allergens from letters that a legend explains, and from signs', () => {
    const menu =
      'D = Dairy, N = Nuts, G = Gluten\n\nDESSERTS\nKunafa (D, N) ..... 28\nUmm Ali (D)(G) ..... 25\nSatay 🥜 ..... 30\nFruit ..... 20';
    expect(items(menu).map((item) => [item.name.en, item.allergens])).toEqual([
      ['Kunafa', ['milk', 'nuts']],
      ['Umm Ali', ['gluten', 'milk']],
      ['Satay', ['peanuts', 'nuts']],
      ['Fruit', []],
    ]);
  });

  test('never calls a dish free of what the menu is silent about', () => {
    for (const item of items('STARTERS\nHummus ..... 22\nFalafel (nut free) ..... 18')) expect(item.allergensConfirmed).toBe(false);
  });

  test.each([
    ['+ Extra cheese 3 SAR', 'Extra cheese', 300],
    ['Add avocado +5', 'avocado', 500],
    ['Extra shot (+4)', 'Extra shot', 400],
    ['إضافة جبن +٣', 'جبن', 300],
    ['+ شوت إضافي ٣ ر.س', 'شوت إضافي', 300],
  ])('keeps an extra with the dish above it: %s', (line, name, minor) => {
    const [extra] = readAddOns(line, 'SAR') ?? [];
    expect(extra).toMatchObject({ addOn: true, price: { minor } });
    expect(extra?.name.en ?? extra?.name.ar).toBe(name);
    const [dish, ...rest] = items(`MAINS\nBurger ..... 40\n${line}\nKofta ..... 50`);
    expect(dish).toMatchObject({ price: { minor: 4000 }, variants: [{ addOn: true }] });
    expect(rest.map((item) => item.name.en)).toEqual(['Kofta']);
  });

  test('reads no extra where nothing is offered on top', () => {
    expect(readAddOns('Burger ..... 40', 'SAR')).toBeNull();
    expect(readAddOns('Adana kebab 45', 'SAR')).toBeNull();
    expect(readAddOns('Call +966 11 234 0001', 'SAR')).toBeNull();
  });

  test('reads weights, signs before the number and words of size', () => {
    const [beans, latte, kofta] = items(
      'DRINKS\nHouse beans 250g $12 / 500g $20\nLatte S KD 1.250 M KD 1.500 L KD 1.750\nعصير صغير ١٢ كبير ١٨',
      { currency: 'KWD', language: 'en' },
    );
    expect(beans?.variants.map((variant) => [variant.name.en, variant.price])).toEqual([
      ['250g', { minor: 1200, currency: 'USD' }],
      ['500g', { minor: 2000, currency: 'USD' }],
    ]);
    expect(latte?.variants.map((variant) => variant.price?.minor)).toEqual([1250, 1500, 1750]);
    expect(kofta?.variants.map((variant) => variant.name.ar)).toEqual(['صغير', 'كبير']);
  });

  test('gives what stands below a line that it cannot read to nobody', () => {
    const [soup, second] = items(
      'SOUPS\nLentil Soup ..... 15\nDelivery special free for orders ..... 99\nContains: nuts\nTomato Soup ..... 16',
    );
    expect([soup?.allergens, second?.allergens]).toEqual([[], []]);
  });
});

describe('hours that are told by words, dates and feasts', () => {
  const hours = (text: string) =>
    readFacts(readText(text), saudi).hours.map(({ weekdays, opens, closes, season, validFrom, validTo }) => [
      weekdays.length,
      opens,
      closes,
      season,
      validFrom,
      validTo,
    ]);

  test.each([
    ['Opening hours: daily 6 pm until fajr', [7, '18:00', 'fajr', null, null, null]],
    ['ساعات العمل: يوميًا من ٦ مساءً حتى الفجر', [7, '18:00', 'fajr', null, null, null]],
    ['In Ramadan we open from iftar to suhoor every day', [7, 'iftar', 'suhoor', 'Ramadan', null, null]],
    ['We are open 24 hours every day', [7, '00:00', '00:00', null, null, null]],
    ['Opening hours: closed on 25 December', [7, null, null, 'yearly 12/25-12/25', null, null]],
    ['Open on National Day from 4 pm to 1 am', [7, '16:00', '01:00', 'National Day', null, null]],
    ['Opening hours 1 - 10 January 2027: 10 am - 6 pm', [7, '10:00', '18:00', null, '2027-01-01', '2027-01-10']],
    ['نفتح يوميًا من 1 رمضان 1448 إلى 20 رمضان 1448 من 9 مساءً إلى 2 صباحًا', [7, '21:00', '02:00', 'Ramadan', '2027-02-08', '2027-02-27']],
    ['Opening hours on the first day of Eid al-Fitr: 2 pm - 11 pm', [7, '14:00', '23:00', 'hijri 10/1-10/1', null, null]],
    ['ساعات العمل في العشر الأواخر: ٩ مساءً - ٤ فجرًا', [7, '21:00', '04:00', 'hijri 9/21-9/30', null, null]],
    ['ساعات العمل: كل يوم من الساعة 10 الصبح لين 11 بالليل', [7, '10:00', '23:00', null, null, null]],
    ['Opening hours: Sat-Thu 10am-10', [6, '10:00', '22:00', null, null, null]],
  ])('%s', (text, expected) => expect(hours(text)).toEqual([expected]));

  test('a date that tells when a page was written changes no hours', () => {
    expect(hours('Updated 3 March 2026. Open daily from 9 am to 5 pm.')).toEqual([[7, '09:00', '17:00', null, null, null]]);
  });
});
