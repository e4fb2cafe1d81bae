import { describe, expect, it } from 'vitest';
import { readText } from '../extract/testing.ts';
import { readFacts } from './read-facts.ts';

const saudi = { currency: 'SAR', language: 'ar' } as const;
const emirati = { currency: 'AED', language: 'en' } as const;
const kuwaiti = { currency: 'KWD', language: 'en' } as const;

type Options = typeof saudi | typeof emirati | typeof kuwaiti;
const itemsOf = (text: string, options: Options, kind: 'text' | 'markdown' | 'table' = 'text') =>
  readFacts(readText(text, kind), options).items;
const brief = (text: string, options: Options, kind: 'text' | 'markdown' | 'table' = 'text') =>
  itemsOf(text, options, kind).map((item) => [item.name.en, item.name.ar, item.price?.minor ?? null]);

describe('items from table files', () => {
  it('knows the columns by their words in both languages', () => {
    const text =
      'القسم,اسم الصنف,الاسم بالإنجليزية,الوصف,السعر (ر.س),السعرات الحرارية,الوسوم,مسببات الحساسية,متوفر\nالمقبلات,حمص,Hummus,حمص وطحينة,١٨٫٥٠,٣١٠,"نباتي صرف، خالي من الجلوتين",سمسم,نعم\nالحلى,كنافة,Kunafa,,24,520,نباتي,حليب ومكسرات وقمح,لا';
    const [hummus, kunafa] = itemsOf(text, saudi, 'table');
    expect(hummus).toMatchObject({
      name: { en: 'Hummus', ar: 'حمص' },
      section: { en: null, ar: 'المقبلات' },
      description: { en: null, ar: 'حمص وطحينة' },
      price: { minor: 1850, currency: 'SAR' },
      calories: 310,
      dietTags: ['vegan', 'vegetarian', 'gluten_free'],
      allergens: ['sesame'],
      allergensConfirmed: false,
      available: true,
      state: 'proposed',
    });
    expect(kunafa).toMatchObject({ dietTags: ['vegetarian'], allergens: ['gluten', 'milk', 'nuts'], available: false });
  });

  it('points each item at its own row', () => {
    const document = readText('name,price\nTea,6\nCoffee,12', 'table');
    const spans = readFacts(document, emirati).items.map((item) => document.text.slice(item.span.start, item.span.end));
    expect(spans).toEqual(['Tea\t6', 'Coffee\t12']);
  });

  it('reads sizes from columns, from a cell and without prices', () => {
    const columns = itemsOf('Item,Small,Medium,Large\nLatte,12,15,18\nTea,5,,8', emirati, 'table');
    expect(columns[0]?.variants.map((variant) => [variant.name.en, variant.price?.minor])).toEqual([
      ['Small', 1200],
      ['Medium', 1500],
      ['Large', 1800],
    ]);
    expect(columns[1]?.variants).toHaveLength(2);
    expect(columns[1]?.price?.minor).toBe(500);
    const cell = itemsOf('name,price,sizes\nAmericano,16,Small 16.00; Large 22.00\nAbaya,89.500,S; M; XL', kuwaiti, 'table');
    expect(cell[0]?.variants.map((variant) => variant.price?.minor)).toEqual([16000, 22000]);
    expect(cell[1]?.variants.map((variant) => [variant.name.en, variant.price?.minor])).toEqual([
      ['S', 89500],
      ['M', 89500],
      ['XL', 89500],
    ]);
  });

  it('reads an allergen matrix as allergens without prices', () => {
    const text = 'الطبق,Dish,غلوتين (Gluten),حليب (Milk),فول سوداني (Peanuts)\nكنافة,Kunafa,نعم,نعم,لا\nتمر,Dates,لا,لا,لا';
    const items = itemsOf(text, saudi, 'table');
    expect(items.map((item) => [item.name.en, item.name.ar, item.price, item.allergens])).toEqual([
      ['Kunafa', 'كنافة', null, ['gluten', 'milk']],
      ['Dates', 'تمر', null, []],
    ]);
  });

  it('makes nothing of tables of delivery fees or hours', () => {
    expect(brief('Area,Delivery fee,Time\nOlaya,10 SAR,30 min\nMalqa,20 SAR,60 min', saudi, 'table')).toEqual([]);
    expect(brief('اليوم,من,إلى\nالسبت,12:00 ظهرًا,1:00 صباحًا', saudi, 'table')).toEqual([]);
  });
});

describe('items from printed menus', () => {
  it('reads dotted lines, dashes, tabs and bare prices under their sections', () => {
    const text =
      'STARTERS\nHummus ........ 18\nMoutabal - 19 SAR\nLentil Soup\t15\nFattoush 22.50\n\nMAINS\nChicken Kabsa ..... SAR 35\nLamb Mandi (half) ..... 1,250';
    const items = itemsOf(text, saudi);
    expect(items.map((item) => [item.section.en, item.name.en, item.price?.minor])).toEqual([
      ['STARTERS', 'Hummus', 1800],
      ['STARTERS', 'Moutabal', 1900],
      ['STARTERS', 'Lentil Soup', 1500],
      ['STARTERS', 'Fattoush', 2250],
      ['MAINS', 'Chicken Kabsa', 3500],
      ['MAINS', 'Lamb Mandi (half)', 125000],
    ]);
  });

  it('reads Arabic menus in any digits and any way of writing the currency', () => {
    const text = '# المشاوي\n\nكباب لحم ........ ٤٥ ر.س\n\nشيش طاووق - ٤٢٫٥٠ ريال\n\nريش غنم 65 ريال سعودي\n\nأوصال .......... ﷼ 48';
    expect(brief(text, saudi, 'markdown')).toEqual([
      [null, 'كباب لحم', 4500],
      [null, 'شيش طاووق', 4250],
      [null, 'ريش غنم', 6500],
      [null, 'أوصال', 4800],
    ]);
    expect(brief('قهوة ..... ١٢ درهم\nشاي ..... ٦ د.إ', emirati)).toEqual([
      [null, 'قهوة', 1200],
      [null, 'شاي', 600],
    ]);
    expect(brief('Abaya Noor ..... KD 89.500\nعباية ..... ٤٨٫٧٥٠ د.ك', kuwaiti)).toEqual([
      ['Abaya Noor', null, 89500],
      [null, 'عباية', 48750],
    ]);
  });

  it('pairs the two names of a dish on one line or on two', () => {
    const text =
      'Chicken Biryani / برياني دجاج ..... 32\nكبسة لحم (Lamb Kabsa) ..... 55\nحمص Hummus ..... 18\nShawarma ..... 14\nشاورما\nbeef, tahini, pickles';
    const items = itemsOf(text, saudi);
    expect(items.map((item) => [item.name.en, item.name.ar])).toEqual([
      ['Chicken Biryani', 'برياني دجاج'],
      ['Lamb Kabsa', 'كبسة لحم'],
      ['Hummus', 'حمص'],
      ['Shawarma', 'شاورما'],
    ]);
    expect(items[3]?.description.en).toBe('beef, tahini, pickles');
  });

  it('keeps a name that mixes the scripts in one piece', () => {
    expect(brief('برجر Wagyu بالجبن ..... 58\nشاي ..... 5', saudi)[0]).toEqual([null, 'برجر Wagyu بالجبن', 5800]);
  });

  it('reads sizes on the line', () => {
    const items = itemsOf('Latte S 12 / M 15 / L 18\nعصير برتقال صغير ١٢ كبير ١٨', saudi);
    expect(
      items.map((item) => [item.name.en ?? item.name.ar, item.variants.map((variant) => [variant.name.en, variant.price?.minor])]),
    ).toEqual([
      [
        'Latte',
        [
          ['S', 1200],
          ['M', 1500],
          ['L', 1800],
        ],
      ],
      [
        'عصير برتقال',
        [
          ['Small', 1200],
          ['Large', 1800],
        ],
      ],
    ]);
  });

  it('reads diet marks, calories and declared allergens from the line and below it', () => {
    const text =
      'Falafel (V)(GF) ..... 20\nHummus ..... 18\nchickpeas and tahini, contains sesame, 310 kcal (VG)\nبطاطا حارة ..... 22\nبطاطا وثوم 360 سعرة نباتي صرف حار\nكنافة ..... 24\nتحتوي على مكسرات وحليب\nسلطة ..... 15\nغير متوفر حاليًا';
    const items = itemsOf(text, saudi);
    expect(items.map((item) => [item.name.en ?? item.name.ar, item.dietTags, item.calories, item.allergens, item.available])).toEqual([
      ['Falafel', ['vegetarian', 'gluten_free'], null, [], true],
      ['Hummus', ['vegan', 'vegetarian'], 310, ['sesame'], true],
      ['بطاطا حارة', ['vegan', 'vegetarian', 'spicy'], 360, [], true],
      ['كنافة', [], null, ['milk', 'nuts'], true],
      ['سلطة', [], null, [], false],
    ]);
  });

  it('takes "نباتي" for vegetarian and "نباتي صرف", "فيغان" and "vegan" for vegan too', () => {
    const items = itemsOf(
      'name,price,tags\nA dish,1,نباتي\nB dish,2,نباتي صرف\nC dish,3,فيغان\nD dish,4,vegan\nE dish,5,غير نباتي',
      saudi,
      'table',
    );
    expect(items.map((item) => item.dietTags)).toEqual([
      ['vegetarian'],
      ['vegan', 'vegetarian'],
      ['vegan', 'vegetarian'],
      ['vegan', 'vegetarian'],
      [],
    ]);
  });

  it('believes the legend about its own marks', () => {
    const items = itemsOf('V = Vegan, VG = Vegetarian\n\nFalafel (V) ..... 20\nHalloumi (VG) ..... 30', emirati);
    expect(items.map((item) => item.dietTags)).toEqual([['vegan', 'vegetarian'], ['vegetarian']]);
  });

  it('does not call a dish spicy, or free of something, for what its description denies or mentions', () => {
    const items = itemsOf('Lamb Mandi ..... 72\nwith rice and spicy sauce\nCake ..... 20\nnot gluten-free', saudi);
    expect(items.map((item) => [item.dietTags, item.allergens])).toEqual([
      [[], []],
      [[], []],
    ]);
  });

  it('makes no item of a sentence that merely names money, a time or a phone', () => {
    const text = [
      'MENU',
      'Hummus ..... 18 SAR',
      'Falafel ..... 20 SAR',
      '',
      'Delivery costs 10 SAR inside Riyadh.',
      'Delivery fee 10 SAR',
      'Minimum order: 60 SAR',
      'Free delivery from 250 SAR',
      'We are open from 12 to 11',
      'Call us on 0112340001',
      'رسوم التوصيل ١٠ ر.س',
      'الحد الأدنى للطلب 60 ريال',
      'عربون 200 ر.س',
      'Refunds within 14 days',
      'Since 1998',
    ].join('\n');
    expect(brief(text, saudi)).toEqual([
      ['Hummus', null, 1800],
      ['Falafel', null, 2000],
    ]);
  });

  it('reads nothing where there is no menu', () => {
    expect(brief('We were founded in 2014 and moved to Olaya Street 12. A table for 4 costs nothing.', saudi)).toEqual([]);
  });
});
