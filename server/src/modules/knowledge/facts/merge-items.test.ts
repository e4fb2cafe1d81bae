import { describe, expect, test } from 'vitest';
import { answerFromFacts } from './answer-facts.ts';
import { makeFacts, makeHours, makeItem, makePolicy } from './answer-testing.ts';
import { findContradictions, findStaleFacts } from './find-contradictions.ts';
import { mergeItems } from './merge-items.ts';
import type { FactSet, ItemFact, SourceSpan } from './types.ts';

const at = (source: string, start = 0): SourceSpan => ({
  sourceId: `src_${source}`,
  documentId: `doc_${source}`,
  page: 1,
  start,
  end: start + 10,
});
const menu = makeItem('itm_menu', 'Hummus', 'حمص', 2200, { span: at('menu', 40), dietTags: ['vegan'] });
const allergens = makeItem('itm_allergens', 'Hummus', null, null, {
  span: at('allergens', 70),
  allergens: ['sesame'],
  section: { en: null, ar: null },
});
const web = makeItem('itm_web', null, 'حمص', 2500, { span: at('web', 5), section: { en: null, ar: null } });
const setOf = (items: ItemFact[], more: Partial<FactSet> = {}): FactSet => ({ items, branches: [], hours: [], policies: [], ...more });
const ask = (question: string, facts: FactSet) =>
  answerFromFacts(question, facts, {
    language: /\p{Script=Arabic}/u.test(question) ? 'ar' : 'en',
    currency: 'SAR',
    timeZone: 'Asia/Riyadh',
    now: new Date('2026-12-04T15:30:00Z'),
    history: [],
  }).answer;

describe('rows of one dish from several sources', () => {
  test('become one item, each field with the place it comes from, whatever their order', () => {
    for (const rows of [
      [menu, allergens],
      [allergens, menu],
    ]) {
      const [item, ...others] = mergeItems(rows);
      expect(others).toEqual([]);
      expect(item).toMatchObject({
        id: 'itm_menu',
        price: { minor: 2200 },
        allergens: ['sesame'],
        dietTags: ['vegan'],
        span: at('menu', 40),
      });
      expect(item?.sources?.allergens).toEqual(at('allergens', 70));
    }
  });

  test('meet by an alias and by the name in the other language', () => {
    const rows = [menu, { ...allergens, name: { en: 'Hommos', ar: null } }, { ...web, price: null, aliases: ['hommos'], calories: 310 }];
    expect(mergeItems(rows)).toMatchObject([{ id: 'itm_menu', calories: 310, allergens: ['sesame'] }]);
  });

  test('show the item of a price list before a table that has no prices', () => {
    const other = makeItem('itm_other', 'Pickles', null, null, { span: at('allergens', 90) });
    expect(mergeItems([allergens, other, menu]).map((item) => item.id)).toEqual(['itm_menu', 'itm_other']);
  });

  test('stay apart within one document, where a name may stand for the sandwich and for the plate', () => {
    const plate = makeItem('itm_plate', 'Hummus', 'حمص', 4000, { span: at('menu', 90), section: { en: 'Plates', ar: null } });
    expect(mergeItems([menu, plate]).map((item) => item.price?.minor)).toEqual([2200, 4000]);
  });

  test('agree when one of them prices a size of the other', () => {
    const sizes = [1400, 2000].map((minor, place) => ({
      name: { en: place === 0 ? 'Small' : 'Large', ar: null },
      price: { minor, currency: 'SAR' },
    }));
    const latte = makeItem('itm_a', 'Latte', null, 1400, { span: at('menu'), variants: sizes });
    const [item] = mergeItems([latte, makeItem('itm_b', 'Latte', null, 2000, { span: at('web') })]);
    expect(item?.otherPrices).toBeUndefined();
  });

  test('keep an allergen that any of them names, and are confirmed only when each that names some is', () => {
    const more = { ...allergens, id: 'itm_more', span: at('more'), allergens: ['nuts' as const], allergensConfirmed: true };
    expect(mergeItems([menu, allergens, more])[0]).toMatchObject({ allergens: ['sesame', 'nuts'], allergensConfirmed: false });
    expect(mergeItems([menu, more])[0]).toMatchObject({ allergens: ['nuts'], allergensConfirmed: true });
  });
});

describe('sources that contradict each other', () => {
  const facts = setOf(mergeItems([menu, web]));

  test('are listed with both prices and both places', () => {
    const [found] = findContradictions(setOf([menu, web]));
    expect(found?.sides).toEqual([
      { factId: 'itm_menu', value: '22 SAR', span: at('menu', 40) },
      { factId: 'itm_web', value: '25 SAR', span: at('web', 5) },
    ]);
  });

  test.each(['how much is the hummus?', 'بكم الحمص؟', 'hummus'])('are said, and a person decides: %s', (question) => {
    const answer = ask(question, facts);
    expect(answer).toMatchObject({ status: 'person', reason: 'price_contradiction' });
    expect(answer?.text).toMatch(/22.*25/s);
    expect(answer?.rows.map((row) => row.span.sourceId)).toEqual(['src_menu', 'src_web']);
  });

  test('let no list say one of the prices, and keep a budget under both', () => {
    expect(ask('what vegan dishes do you have?', facts)?.text).toContain('• Hummus: price to be confirmed');
    expect(ask('vegan dishes up to 23 riyals', facts)?.rows).toEqual([]);
    expect(ask('vegan dishes up to 25 riyals', facts)?.rows).toHaveLength(1);
  });

  test('are settled by the row that the owner confirmed', () => {
    const settled = mergeItems([menu, { ...web, state: 'confirmed' }]);
    expect(findContradictions(setOf([menu, { ...web, state: 'confirmed' }]))).toEqual([]);
    expect(ask('how much is the hummus?', setOf(settled))?.text).toBe('Hummus: 25 SAR');
  });

  test('are found in hours, fees and minimum orders', () => {
    const hours = [
      makeHours('h1', [0, 1, 2], '09:00', '22:00', { span: at('menu') }),
      makeHours('h2', [0, 1, 2], '10:00', '22:00', { span: at('web') }),
    ];
    const policies = [
      { ...makePolicy('p1', 'minimum_order', 'Minimum order is 60 SAR.', null, 6000), span: at('menu') },
      { ...makePolicy('p2', 'minimum_order', 'Orders start at 80 SAR.', null, 8000), span: at('web') },
      { ...makePolicy('p3', 'delivery_fee', 'Delivery to Olaya costs 10 SAR.', null, 1000), span: at('menu') },
      { ...makePolicy('p4', 'delivery_fee', 'Delivery to Malqa costs 20 SAR.', null, 2000), span: at('web') },
    ];
    const found = findContradictions(setOf([], { hours, policies }));
    expect(found.map((entry) => [entry.kind, entry.sides.map((side) => side.factId)])).toEqual([
      ['hours', ['h1', 'h2']],
      ['policy', ['p1', 'p2']],
    ]);
    expect(found[0]?.about.en).toBe('Sunday, Monday, Tuesday');
    expect(ask('what is the minimum order?', setOf([], { policies }))).toMatchObject({ status: 'person', reason: 'policy_contradiction' });
  });

  test('are none in a tenant whose sources agree', () => expect(findContradictions(makeFacts())).toEqual([]));
});

describe('facts whose time is over', () => {
  const offer = makeItem('itm_offer', 'Summer Box', null, 5000, { description: { en: 'Offer valid until 30 September 2026', ar: null } });
  const season = makeHours('h1', [0], '20:00', '02:00', { season: 'Ramadan', validFrom: '2026-02-18', validTo: '2026-03-19' });
  const policy = makePolicy('p1', 'delivery_fee', 'Free delivery until 1 October 2026.', null);
  const facts = setOf([offer, menu], { hours: [season], policies: [policy] });

  test('are listed with the day on which they ended', () => {
    expect(findStaleFacts(facts, '2026-12-04').map((fact) => [fact.kind, fact.factId, fact.endedOn])).toEqual([
      ['hours', 'h1', '2026-03-19'],
      ['item', 'itm_offer', '2026-09-30'],
      ['policy', 'p1', '2026-10-01'],
    ]);
    expect(findStaleFacts(facts, '2026-03-19')).toEqual([]);
  });

  test('are not said any more', () => {
    expect(ask('how much is the summer box?', facts)?.rows ?? []).toEqual([]);
    expect(ask('how much is delivery?', facts)).toBeNull();
  });
});
