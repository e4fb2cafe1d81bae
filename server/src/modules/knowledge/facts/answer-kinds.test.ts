import { describe, expect, it } from 'vitest';
import { answerFromFacts } from './answer-facts.ts';
import { makeBranch, makeFacts, makeHours, makeItem, makePolicy } from './answer-testing.ts';
import type { FactSet, ItemFact } from './types.ts';

const riyals = (minor: number) => ({ minor, currency: 'SAR' });
const base = makeFacts();
const facts: FactSet = {
  ...base,
  items: base.items.map(
    (item): ItemFact =>
      item.id === 'itm_latte'
        ? { ...item, variants: [...item.variants, { name: { en: 'Extra shot', ar: 'شوت إضافي' }, price: riyals(500), addOn: true }] }
        : item,
  ),
};
/** Friday 4 December 2026, 18:30 in Riyadh. */
const friday = new Date('2026-12-04T15:30:00Z');
const ask = (question: string, of: FactSet = facts, now = friday) =>
  answerFromFacts(question, of, {
    ...{ language: /\p{Script=Arabic}/u.test(question) ? 'ar' : 'en', currency: 'SAR', timeZone: 'Asia/Riyadh', now, history: [] },
  }).answer;
const textOf = (question: string, of?: FactSet, now?: Date) => ask(question, of, now)?.text ?? '';

describe('what is not stated', () => {
  it.each([
    'is the lamb mandi gluten-free?',
    'is the chicken kabsa halal?',
    'is the lamb kabsa vegan?',
    'هل مندي لحم حلال؟',
    'التبولة بدون سكر؟',
  ])('is neither granted nor denied: %s', (question) => {
    const answer = ask(question);
    expect(answer).toMatchObject({ status: 'person', reason: 'diet_not_stated' });
    expect(answer?.text).toMatch(/^(?:Our menu doesn’t say that about|قائمتنا لا تذكر ذلك عن)/);
  });
});

describe('what a question reckons with', () => {
  it('is money for one or for several people', () => {
    expect(textOf('what can I get for 18?')).toContain('Latte');
    expect(textOf('what can I get for 18?')).not.toContain('Hummus');
    const two = textOf('dinner for two people under 50');
    expect(two).toContain('under 25 SAR each, for 2 people within 50 SAR');
    expect(two).toContain('Tabbouleh');
    expect(two).not.toContain('Cheese Kunafa');
  });

  it('is energy, and says that what states none is left out', () => {
    expect(textOf('what do you have under 400 calories?')).toBe(
      'Here is what we have under 400 kcal:\n\n**Starters**\n• Hummus: 22 SAR (310 kcal)\n\nItems without a stated calorie count are left out.',
    );
  });

  it('is one dish beside another', () => {
    expect(textOf('which is cheaper, the chicken kabsa or the lamb mandi?')).toBe(
      '• Chicken Kabsa: 42 SAR\n• Lamb Mandi: 72 SAR\n\nCheaper: Chicken Kabsa',
    );
    expect(ask('which has fewer calories, hummus or tabbouleh?')).toMatchObject({ status: 'person', reason: 'calories_missing' });
  });

  it('is a size, the largest of them, or an extra on top', () => {
    expect(textOf("what's the smallest size of the latte?")).toBe('Latte (Small): 14 SAR');
    expect(textOf('how much is a large latte with extra shot')).toBe('Latte (Large) with Extra shot: 20 SAR + 5 SAR = 25 SAR');
    expect(textOf('how much is a latte with extra shot')).toBe('Latte: Small 14 SAR, Large 20 SAR\n• Extra shot: +5 SAR');
  });

  it('is the main dish of a menu that calls no section so', () => {
    const renamed = {
      ...facts,
      items: facts.items.map((item) => (item.section.en === 'Mains' ? { ...item, section: { en: 'Rice', ar: 'الأرز' } } : item)),
    };
    expect(textOf('what is the cheapest main dish?', renamed)).toBe('Lowest price (Among Rice):\n\n• Chicken Kabsa: 42 SAR');
  });
});

describe('hours of other things than the ordinary week', () => {
  const withSummer = {
    ...facts,
    branches: [],
    hours: [...facts.hours, makeHours('hrs_summer', [0, 1, 2, 3, 4, 5, 6], '16:00', '02:00', { season: 'Summer' })],
  };
  const kitchen = makePolicy('pol_kitchen', 'other', 'Malqa: The kitchen closes at 10:30 pm every day.', null);

  it('are told by their own sentence, and those of the doors are not told for them', () => {
    expect(ask('when does the kitchen close?')).toBeNull();
    const told = { ...facts, policies: [...facts.policies, kitchen] };
    expect(textOf('when does the kitchen close at Malqa?', told)).toContain('The kitchen closes at 10:30 pm');
    expect(ask('when does the kitchen close at Olaya?', told)).toBeNull();
  });

  it('are told for a summer without dates, and left to a person while it may run', () => {
    expect(textOf('what are your summer hours?', withSummer)).toBe('Opening hours (Summer):\nEvery day: 4:00 PM – 2:00 AM');
    expect(ask('are you open now?', withSummer)).toMatchObject({ status: 'answered' });
    expect(ask('are you open now?', withSummer, new Date('2026-07-08T15:00:00Z'))).toMatchObject({
      status: 'person',
      reason: 'hours_vague',
    });
  });

  it('of a feast beside another are not its hours', () => {
    const ramadan = { ...facts, branches: [], hours: facts.hours.filter((row) => row.season !== 'Summer') };
    expect(ask('are you open on Eid?', ramadan)).toMatchObject({ status: 'person', reason: 'hours_season_unlisted' });
    expect(ask('are you open on public holidays?', ramadan)).toMatchObject({ status: 'person' });
  });
});

describe('talk and typing errors', () => {
  it.each([
    'hi um so yeah i just wanted to ask how much is the hummus please thanks a lot',
    'how mcuh is teh hummus',
    'السلام عليكم بغيت اسالكم بكم الحمص لو سمحتم الله يعطيكم العافيه',
    'salam ya3ni badi as2al bkam el 7ommos law sama7t shokran',
  ])('change no question: %s', (question) => expect(textOf(question)).toMatch(/^(?:Hummus: 22 SAR|حمص: 22 ر\.س)/));

  it('leave a name alone that holds a word of hours', () => {
    const shop = {
      ...facts,
      items: [makeItem('itm_abaya', 'Mishref Open Abaya', 'عباية مشرف المفتوحة', 39900)],
      branches: [makeBranch('brn', 'Shop', 'محل')],
    };
    expect(textOf('How much is the Mishref Open Abaya?', shop)).toBe('Mishref Open Abaya: 399 SAR');
  });
});

describe('prices whose own words are over', () => {
  it('are told up to their last day by the clock of the place, in either calendar', () => {
    const offer = makeItem('itm_offer', 'Festival Platter', null, 9900, {
      description: { en: 'Offer valid until 4 December 2026', ar: null },
    });
    const of = { ...facts, items: [offer] };
    expect(textOf('how much is the festival platter', of, new Date('2026-12-04T20:30:00Z'))).toContain('99 SAR');
    expect(ask('how much is the festival platter', of, new Date('2026-12-04T21:30:00Z'))).toBeNull();
    const hijri = makeItem('itm_hijri', 'Suhoor Platter', null, 8000, { description: { en: null, ar: 'العرض ساري حتى 15 رمضان 1447' } });
    expect(ask('how much is the suhoor platter', { ...facts, items: [hijri] })).toBeNull();
  });
});
