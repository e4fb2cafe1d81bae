import { describe, expect, it } from 'vitest';
import { answerFromFacts } from './answer-facts.ts';
import { makeFacts, readDemo } from './answer-testing.ts';
import type { FactSet } from './types.ts';

const small = makeFacts();
const restaurant = readDemo('bayt-alwaha').facts;
const cafe = readDemo('qahwa-corner').facts;
const now = new Date('2026-12-04T15:30:00Z');
const ask = (question: string, facts: FactSet) =>
  answerFromFacts(question, facts, {
    ...{ language: /\p{Script=Arabic}/u.test(question) ? 'ar' : 'en', currency: 'SAR', timeZone: 'Asia/Riyadh', now, history: [] },
  }).answer;
const idsOf = (question: string, facts: FactSet) => ask(question, facts)?.rows.map((row) => row.id) ?? [];

describe('an allergen that a question leaves out', () => {
  it.each([
    'vegan dishes without sesame',
    'what desserts don’t have eggs',
    'which starters have no tahini?',
    'sesame-free starters',
    'show me everything without seafood',
    'مقبلات ما فيها سمسم',
    'وش الأطباق اللي ما فيها بيض',
    'فيه حاجة من غير لبن؟',
    'عايز أكلة مفيهاش بيض',
    'شو عندكن بلا جبنة',
    'شوربة بدون كريمة',
    'هل لديكم أطباق لا تحتوي على السمسم؟',
    '3andkom shi bdoon semsem',
    'fih 7elw men gheir beid',
  ])('is told where it is confirmed, and a person says the rest: %s', (question) =>
    expect(ask(question, restaurant)).toMatchObject({ query: 'allergens', status: 'person', reason: 'allergens_unconfirmed' }),
  );

  it('is never told from rows that nobody confirmed', () => {
    const unconfirmed = { ...restaurant, items: restaurant.items.map((item) => ({ ...item, allergensConfirmed: false })) };
    for (const question of ['desserts without eggs', 'حلويات ما فيها بيض', 'vegan without sesame']) {
      expect(ask(question, unconfirmed)).toMatchObject({ status: 'person', rows: [] });
    }
  });

  it('is told of the dish that is named beside it', () => {
    expect(ask('hummus without sesame', small)?.text).toBe('Yes, Hummus contains sesame (confirmed by the restaurant).');
    expect(ask('لاتيه بدون حليب', cafe)?.text).toContain('يحتوي على الحليب');
    expect(ask('kunafa without eggs', small)).toMatchObject({ status: 'person', reason: 'allergens_unconfirmed' });
  });

  it.each(['starters without gluten', 'مقبلات ما فيها جلوتين', 'مقبلات خالية من القلوتين', 'mo2abelat bdoon gluten'])(
    'is answered by the menu’s own label, where it has such labels: %s',
    (question) => {
      const answer = ask(question, restaurant);
      expect(answer).toMatchObject({ query: 'list.diet', filters: { diet: 'gluten_free' } });
      expect(answer?.text).toMatch(/the menu’s own labels|تسميات القائمة نفسها/);
    },
  );
});

describe('meat that a question leaves out', () => {
  it.each([
    'ابغى شي ما فيه لحم',
    'what can I eat if I don’t eat meat',
    'عايز حاجة من غير لحمة',
    'abi shi bdoon la7m',
    'لا آكل لحم وش عندكم',
  ])('asks for what is marked vegetarian: %s', (question) => {
    const ids = idsOf(question, small);
    expect(ids).toContain('itm_halloumi');
    for (const id of ['itm_mandi', 'itm_lamb_kabsa', 'itm_chicken_kabsa', 'itm_hummus_lamb']) expect(ids).not.toContain(id);
  });

  it('keeps to the kind of dish that is asked for', () =>
    expect(ask('شوربات بدون لحم', restaurant)).toMatchObject({ query: 'list.diet', filters: { diet: 'vegetarian', section: 'Soups' } }));
});

describe('a dish, a section or a label that a question leaves out', () => {
  it.each([
    ['do you have anything vegan except hummus?', 'itm_hummus'],
    ['vegan food other than the tabbouleh', 'itm_tabbouleh'],
    ['وش عندكم فيجن غير الحمص', 'itm_hummus'],
    ['شو في نباتي ما عدا التبولة', 'itm_tabbouleh'],
    ['3andkom vegan gheir el hummus', 'itm_hummus'],
    ['starters except hummus with lamb', 'itm_hummus_lamb'],
  ])('is not in the list, and the rest is: %s', (question, left) => {
    const ids = idsOf(question, small);
    expect(ids.length).toBeGreaterThan(1);
    expect(ids).not.toContain(left);
  });

  it('is said, so that nobody takes the list for the whole', () => {
    expect(ask('the whole menu except drinks', small)?.text).toMatch(/Left out: drinks\.$/);
    expect(idsOf('the whole menu except drinks', small)).not.toContain('itm_water');
    expect(ask('vegan but not gluten free', small)?.text).toMatch(/Left out: what our menu marks gluten-free\.$/);
    expect(idsOf('vegan but not gluten free', small)).not.toContain('itm_hummus');
  });

  it.each(['not spicy dishes', 'أكل مو حار', 'أكل مش حار', 'akl mo 7ar'])('is a label turned round: %s', (question) => {
    const spicy = restaurant.items.filter((item) => item.dietTags.includes('spicy')).map((item) => item.id);
    const ids = idsOf(question, restaurant);
    expect(ids.length).toBeGreaterThan(20);
    expect(ids.filter((id) => spicy.includes(id))).toEqual([]);
  });

  it.each(['grills without lamb', 'something spicy but not chicken', 'عندكم شي حار بس مو دجاج', 'شي حراق بلا دجاج'])(
    'may be in a dish that does not say so, and a person looks: %s',
    (question) => {
      const answer = ask(question, restaurant);
      expect(answer).toMatchObject({ status: 'person', reason: 'ingredient_not_stated' });
      for (const row of answer?.rows ?? []) expect(row.label).not.toMatch(question.includes('lamb') ? /lamb/i : /chicken|دجاج/i);
    },
  );

  it('leaves one of two to be chosen', () =>
    expect(ask('how much is the kabsa, not the lamb one', small)?.text).toBe('Chicken Kabsa: 42 SAR'));
});

describe('what no reader knows', () => {
  it.each(['vegan dishes without onions', 'kids burger without pickles', 'desserts without cinnamon', 'حلويات بدون قرفة', 'برجر بدون بصل'])(
    'makes no list and no dish of it: %s',
    (question) => expect(ask(question, restaurant)).toBeNull(),
  );

  it.each([
    ['do you not have hummus?', 'Hummus: 22 SAR\nChickpeas, tahini, lemon'],
    ['ما في حمص؟', 'حمص: 22 ر.س\nحمص وطحينة وليمون'],
    ['is the hummus vegan or not', 'Yes, Hummus is marked vegan on our menu.'],
    ['how much is the hummus, no rush', 'Hummus: 22 SAR'],
    ['I’m not sure, how much is the hummus', 'Hummus: 22 SAR'],
  ])('is no word that only asks the other way round: %s', (question, expected) => expect(ask(question, small)?.text).toBe(expected));
});
