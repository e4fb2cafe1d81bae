import { describe, expect, it } from 'vitest';
import { answerChoice, answerFromFacts } from './answer-facts.ts';
import { DEMO_SLUGS, makeFacts, makeItem, readDemo } from './answer-testing.ts';
import type { AnswerContext } from './answer-types.ts';

const facts = makeFacts();
/** Friday 4 December 2026, 18:30 in Riyadh. */
const friday = new Date('2026-12-04T15:30:00Z');
const context = (language: 'en' | 'ar', more: Partial<AnswerContext> = {}): AnswerContext => ({
  language,
  currency: 'SAR',
  timeZone: 'Asia/Riyadh',
  now: friday,
  history: [],
  ...more,
});
const ask = (
  question: string,
  language: 'en' | 'ar' = /\p{Script=Arabic}/u.test(question) ? 'ar' : 'en',
  more: Partial<AnswerContext> = {},
) => answerFromFacts(question, facts, context(language, more)).answer;
const textOf = (question: string, language?: 'en' | 'ar', more?: Partial<AnswerContext>) => ask(question, language, more)?.text ?? '';

describe('prices', () => {
  it.each([
    ['How much is the hummus?', 'Hummus: 22 SAR'],
    ['how much is humus', 'Hummus: 22 SAR'],
    ['price of hummus with lamb please', 'Hummus with Lamb: 34 SAR'],
    ['whats the cost of lamb mandi', 'Lamb Mandi: 72 SAR'],
    ['how much for the cheese kunafa', 'Cheese Kunafa: 28.50 SAR'],
    ['بكم الحمص؟', 'حمص: 22 ر.س'],
    ['كم سعر كبسة الدجاج', 'كبسة دجاج: 42 ر.س'],
    ['بكام المندي؟', 'مندي لحم: 72 ر.س'],
    ['قديش حق التبوله', 'تبولة: 23 ر.س'],
  ])('answers "%s" from the row', (question, expected) => expect(textOf(question)).toBe(expected));

  it.each(['bkam el 7ommos', 'kam se3r el hummus', 'b kam el 7ummus'])('reads Arabizi: "%s"', (question) =>
    expect(textOf(question, 'ar')).toBe('حمص: 22 ر.س'),
  );

  it('gives every size, or the one that was named', () => {
    expect(textOf('how much is a latte')).toBe('Latte: Small 14 SAR, Large 20 SAR');
    expect(textOf('how much is a large latte')).toBe('Latte (Large): 20 SAR');
    expect(textOf('بكم اللاتيه الكبير')).toBe('لاتيه (كبير): 20 ر.س');
  });

  it('asks back when two items fit equally, and takes the tapped answer', () => {
    const answer = ask('how much is the kabsa?');
    expect(answer?.status).toBe('ambiguous');
    expect(answer?.options.map((option) => option.title).sort()).toEqual(['Chicken Kabsa', 'Lamb Kabsa']);
    const choice = answer?.options.find((option) => option.title === 'Lamb Kabsa')?.id ?? '';
    expect(answerChoice(choice, facts, context('en'))?.text).toBe('Lamb Kabsa: 68 SAR');
    expect(answerChoice('fact:price:itm_gone', facts, context('en'))).toBeNull();
  });

  it('answers for two items named together', () => {
    expect(textOf('price of tabbouleh and lamb mandi')).toBe('Tabbouleh: 23 SAR\n\nLamb Mandi: 72 SAR');
  });

  it('says that a price is missing instead of making one up', () => {
    expect(ask('how much is the catch of the day?')).toMatchObject({ status: 'person', reason: 'price_missing' });
  });

  it('says nothing of dishes it does not know, and nothing from expired rows', () => {
    for (const question of ['how much is the lobster', 'do you have sushi?', 'بكم السوشي', 'price of winter soup'])
      expect(ask(question)).toBeNull();
  });

  it('follows "how much is it?" to the dish that was just spoken of', () => {
    expect(textOf('how much is it?', 'en', { history: ['do you have lamb mandi?', 'Yes, we have Lamb Mandi'] })).toBe('Lamb Mandi: 72 SAR');
    expect(textOf('بكم هو؟', 'ar', { history: ['عندكم تبولة؟'] })).toBe('تبولة: 23 ر.س');
  });

  it('writes dinars with three decimals and falls back to the other language for a name', () => {
    const kuwait = { ...facts, items: [makeItem('itm_abaya', 'Noor Abaya', null, null, { price: { minor: 89500, currency: 'KWD' } })] };
    expect(answerFromFacts('بكم noor abaya', kuwait, context('ar', { currency: 'KWD' })).answer?.text).toBe('Noor Abaya: 89.500 د.ك');
  });
});

describe('lists', () => {
  it('lists every available vegan item by section with prices, and nothing else', () => {
    expect(textOf('What vegan dishes do you have?')).toBe(
      'Marked vegan on our menu:\n\n**Starters**\n• Hummus: 22 SAR\n• Tabbouleh: 23 SAR\n\n**Desserts**\n• تمر سكري: 18 SAR\n\n**Drinks**\n• Water: 3.50 SAR',
    );
  });

  it.each(['وش عندكم أكل نباتي؟', 'عندكم أكلات نباتية؟', 'في عندكن شي نباتي؟', '3andkom akl nabati?'])(
    'counts vegan among vegetarian for "%s"',
    (question) => {
      const text = textOf(question, 'ar');
      for (const name of ['حمص', 'تبولة', 'حلوم مشوي', 'كنافة بالجبن', 'تمر سكري', 'لاتيه', 'ماء']) expect(text).toContain(`• ${name}:`);
      for (const name of ['كبسة', 'مندي', 'فلافل', 'حمص باللحم']) expect(text).not.toContain(name);
    },
  );

  it('joins diet, section and budget', () => {
    expect(ask('vegan starters up to 23 SAR')?.rows.map((row) => row.id)).toEqual(['itm_hummus', 'itm_tabbouleh']);
    expect(ask('vegan under 22 riyals')?.rows.map((row) => row.id)).toEqual(['itm_dates', 'itm_water']);
    expect(ask('vegan max 22 riyals')?.rows.map((row) => row.id)).toEqual(['itm_hummus', 'itm_dates', 'itm_water']);
    expect(ask('وش عندكم حلى أقل من ٢٠ ريال')?.rows.map((row) => row.id)).toEqual(['itm_dates']);
  });

  it('finds the cheapest and the dearest of what was asked', () => {
    expect(ask('what is the cheapest dessert?')?.rows.map((row) => row.id)).toEqual(['itm_dates']);
    expect(ask('وش أرخص شي عندكم؟')?.rows.map((row) => row.id)).toEqual(['itm_water']);
    expect(ask('what is your most expensive dish')?.rows.map((row) => row.id)).toEqual(['itm_mandi']);
  });

  it('lists a section by any of its words', () => {
    for (const question of ['what desserts do you have?', 'وش عندكم حلى', 'عندكم حلويات؟', 'sweets?']) {
      expect(ask(question)?.rows.map((row) => row.id)).toEqual(['itm_kunafa', 'itm_dates']);
    }
  });

  it('gives the whole menu without the rows that are off or expired', () => {
    for (const question of ['can I see the menu?', 'ممكن المنيو', 'وش عندكم؟', 'show me the full menu']) {
      expect(ask(question)?.rows).toHaveLength(facts.items.length - 2);
    }
  });

  it('says so when nothing carries the label', () => expect(textOf('any keto dishes?')).toBe('Nothing on our menu is marked keto.'));
});

describe('allergens', () => {
  it('answers from confirmed rows', () => {
    expect(textOf('does the hummus contain sesame?')).toBe('Yes, Hummus contains sesame (confirmed by the restaurant).');
    expect(textOf('هل الحمص فيه سمسم؟')).toContain('نعم، حمص يحتوي على السمسم');
  });

  it('never calls a dish free of what is not on its list', () => {
    const text = textOf('does the hummus have nuts?');
    expect(text).toContain('Confirmed allergens in Hummus: sesame.');
    expect(text).not.toMatch(/free of|safe|no nuts|does not contain/i);
  });

  it.each([
    'does the kunafa contain gluten?',
    'is there milk in the chicken kabsa?',
    'هل الكنافة فيها حليب؟',
    'I am allergic to shellfish',
    'عندي حساسية من الفول السوداني',
  ])('hands "%s" to a person, because the owner confirmed nothing', (question) =>
    expect(ask(question)).toMatchObject({ status: 'person', reason: 'allergens_unconfirmed' }),
  );

  it('hands a personal allergy to a person even where the rows are confirmed', () => {
    expect(ask('I have a sesame allergy. Is the hummus safe for me?')).toMatchObject({ status: 'person', reason: 'allergy_needs_person' });
  });

  it('shows gluten-free labels as the menu’s labels only', () =>
    expect(textOf('which dishes are gluten free?')).toContain('These are the menu’s own labels.'));
});

describe('hours', () => {
  it('joins equal days of the week', () => {
    expect(textOf('what are your opening hours?')).toBe(
      'Opening hours:\nSunday – Thursday: 12:00 PM – 12:00 AM\nFriday – Saturday: 1:00 PM – 1:30 AM',
    );
  });

  it('answers one day', () => {
    expect(textOf('متى تفتحون يوم الجمعة؟')).toBe('الجمعة: 1:00 م – 1:30 ص');
    expect(textOf('when do you close tomorrow?')).toBe('Tomorrow: 1:00 PM – 1:30 AM');
  });

  it.each([
    ['2026-12-04T15:30:00Z', 'Yes, we’re open now, until 1:30 AM.'],
    // 00:45 on Saturday still belongs to Friday's evening.
    ['2026-12-04T21:45:00Z', 'Yes, we’re open now, until 1:30 AM.'],
    ['2026-12-04T23:00:00Z', 'We’re closed right now. We open today at 1:00 PM.'],
    ['2026-12-06T21:30:00Z', 'We’re closed right now. We open today at 12:00 PM.'],
    // In Ramadan the season's hours replace the week's.
    ['2027-02-10T11:00:00Z', 'We’re closed right now. We open today at 5:00 PM.'],
    ['2027-02-10T23:30:00Z', 'Yes, we’re open now, until 3:00 AM.'],
  ])('knows at %s whether it is open', (now, expected) => expect(textOf('are you open now?', 'en', { now: new Date(now) })).toBe(expected));

  it('tells the hours of a season', () => expect(textOf('متى تفتحون في رمضان؟')).toBe('ساعات العمل (رمضان):\nكل يوم: 5:00 م – 3:00 ص'));
});

describe('places and policies', () => {
  it('gives addresses and phones of all branches, or of the one named', () => {
    expect(textOf('where are you?')).toContain('Malqa Street 4');
    expect(textOf('what is the phone number of the Malqa branch?')).toBe('**Malqa**\nPhone:\n+966112340002');
    expect(textOf('وين فرع العليا؟')).toContain('شارع العليا');
  });

  it('does not pretend to a branch elsewhere', () =>
    expect(ask('do you have a branch in Dammam?')).toMatchObject({ status: 'person', reason: 'place_unknown' }));

  it.each([
    ['how much is delivery?', 'Delivery costs 15 SAR.'],
    ['كم رسوم التوصيل؟', 'رسوم التوصيل 15 ر.س.'],
    ['what is the minimum order?', 'The minimum order for delivery is 60 SAR.'],
    ['do you take apple pay?', 'We accept cash, mada and Apple Pay.'],
    ['fi tawseel w kam?', 'رسوم التوصيل 15 ر.س.'],
  ])('quotes the policy for "%s"', (question, expected) =>
    expect(textOf(question, /[؀-ۿ]|tawseel/.test(question) ? 'ar' : 'en')).toBe(expected),
  );

  it('answers several questions of one message', () => {
    const text = textOf('what are your hours? and how much is the hummus?');
    expect(text).toContain('Sunday – Thursday');
    expect(text).toContain('Hummus: 22 SAR');
  });
});

it('adds no invisible mark to any answer', () => {
  for (const question of ['ممكن المنيو', 'وين موقعكم', 'متى تفتحون', 'what vegan dishes do you have'])
    expect(textOf(question)).not.toMatch(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/);
});

describe.each(DEMO_SLUGS)('the demo tenant %s', (slug) => {
  const demo = readDemo(slug);
  const { tenant } = demo;
  it.each(demo.questions.filter((entry) => entry.expects === 'facts'))(
    'answers $id: $question',
    ({ question, language, mustContain, mustNotContain }) => {
      const asked = context(language === 'en' ? 'en' : 'ar', { currency: tenant.currency, timeZone: tenant.timeZone });
      const text = answerFromFacts(question, demo.facts, asked).answer?.text ?? '';
      // Phone numbers may be grouped in any way.
      const packed = text.replace(/\s/g, '');
      for (const part of mustContain) expect(packed).toContain(part.replace(/\s/g, ''));
      for (const part of mustNotContain) expect(text).not.toContain(part);
    },
  );
});
