import { describe, expect, test } from 'vitest';
import { answerFromFacts } from './answer-facts.ts';
import { readDemo } from './answer-testing.ts';
import type { AnswerContext, FactAnswer, LastAnswer } from './answer-types.ts';

// What customers of the demo businesses really say: several things at once, days and nights, places, and what leans on the answer before.

const demo = { oasis: readDemo('bayt-alwaha'), cafe: readDemo('qahwa-corner'), atelier: readDemo('layla-atelier') };
/** A Friday evening in each of the three places. */
const friday = new Date('2026-12-04T16:30:00Z');

function talk(questions: readonly string[], at: keyof typeof demo, now = friday): FactAnswer | null {
  const { facts, tenant } = demo[at];
  let last: LastAnswer | null = null;
  let answer: FactAnswer | null = null;
  const history: string[] = [];
  for (const question of questions) {
    const language = /\p{Script=Arabic}/u.test(question) ? 'ar' : 'en';
    const context: AnswerContext = { language, currency: tenant.currency, timeZone: tenant.timeZone, now, history: [...history], last };
    answer = answerFromFacts(question, facts, context).answer;
    if (answer) last = { query: answer.query, filters: answer.filters, rowIds: answer.rows.map((row) => row.id) };
    history.push(question);
  }
  return answer;
}
const ask = (question: string, at: keyof typeof demo, now?: Date): string => talk([question], at, now)?.text ?? '';

describe('hours', () => {
  test.each([
    ['is marina open at 1 am', 'Yes, we’re open tomorrow at 1:00 AM, until 1:30 AM.'],
    ['فرع المارينا فاتح الساعة ١ الليل', 'نعم، نكون فاتحين غدًا الساعة 1:00 ص، حتى 1:30 ص.'],
    ['is marina open at 1 am on friday night', 'Yes, we’re open on Saturday at 1:00 AM, until 1:30 AM.'],
    ['is marina open at 2am', 'No, we’re closed tomorrow at 2:00 AM.\nToday: 8:30 AM – 1:30 AM'],
  ])('the hours after midnight belong to the evening before: %s', (question, expected) => {
    expect(ask(question, 'cafe')).toContain(expected.replace('on Saturday', 'tomorrow'));
  });

  test.each([
    ['marina hours saturday and sunday', ['Saturday: 8:30 AM – 1:30 AM', 'Sunday: 8:30 AM – 1:30 AM']],
    ['دوام فرع المارينا الخميس والجمعة', ['الخميس: 7:30 ص – 12:00 ص', 'الجمعة: 8:30 ص – 1:30 ص']],
    ['jumeirah hours from sunday to tuesday', ['Sunday: 8:00 AM', 'Monday: 7:00 AM', 'Tuesday: 7:00 AM']],
    ['is jumeirah open between 1:30 and 4:30', ['Today: 7:00 AM – 11:00 PM']],
  ])('each day that is named is told: %s', (question, lines) => {
    const text = ask(question, 'cafe');
    for (const line of lines) expect(text).toContain(line);
  });

  test.each(['hours after ramadan', 'what are your normal hours', 'دوامكم بعد رمضان'])(
    'outside of the season the ordinary weeks hold: %s',
    (question) => {
      const text = ask(question, 'oasis', new Date('2027-02-20T16:30:00Z'));
      expect(text).not.toMatch(/Ramadan|رمضان/);
      expect(text).toMatch(/12:00 (?:PM|م)/);
    },
  );

  test('so many hours are no time of the day', () => expect(talk(['can I cancel after 5 hours'], 'oasis')?.query).toBe('policies'));
});

describe('several things in one sentence', () => {
  test.each([
    ['do you deliver to malqa and how much is the hummus', ['Hummus: 22 SAR', 'الملقا']],
    ['how much is the hummus and what time do you close', ['Hummus: 22 SAR', 'Opening hours']],
    ['كم سعر الشيش طاووق وهل عندكم توصيل للملقا وكم رسومه', ['شيش طاووق: 48', 'الملقا']],
    ['how many calories in the mixed grill and is it gluten free', ['870 kcal', 'Mixed Grill']],
    ['cheapest soup and the most expensive dessert', ['Lowest price', 'Highest price', 'Cheese Kunafa']],
  ])('%s', (question, said) => {
    const text = ask(question, 'oasis');
    for (const words of said) expect(text).toContain(words);
  });

  test('"and which is the cheapest" chooses in the list before it', () => {
    expect(ask('what desserts do you have and which is the cheapest', 'oasis')).toBe(
      'Lowest price:\n\n• Sukkari Dates with Tahini: 18 SAR',
    );
  });
});

describe('what leans on the answer before', () => {
  test.each([
    [['do you have kabsa', 'which one is cheapest'], 'Kabsa Rice: 16 SAR'],
    [['عندكم كبسة؟', 'أيش الأرخص؟'], 'أرز'],
    [['desserts', 'which is the cheapest', 'and the most expensive'], 'Cheese Kunafa: 32 SAR'],
    [['what about delivery', 'how much'], '10 SAR'],
    [['توصلون للملقا؟', 'وحطين؟'], 'حطين'],
    [['is the hummus vegan', 'and the falafel'], 'Yes, Falafel is marked vegan'],
    [['is the hummus safe for a nut allergy?', 'and the kunafa?'], 'Yes, Cheese Kunafa contains nuts'],
  ])('%j', (questions, expected) => expect(talk(questions, 'oasis')?.text).toContain(expected));

  test('"under 25" after a list chooses within it', () => {
    const answer = talk(['vegan dishes', 'under 25'], 'oasis');
    expect(answer?.text).toContain('Hummus: 22 SAR');
    expect(answer?.text).not.toMatch(/Lamb|Chicken|Cheese/);
  });
});

describe('a place beside a question', () => {
  test.each([
    ['parking at jumeirah', 'parking'],
    ['do you take bookings at al barsha', 'bookings'],
    ['can I pay cash at marina', 'cash'],
    ['الواي فاي في المارينا', 'الواي فاي'],
  ])('does not change what was asked: %s', (question, said) => expect(ask(question, 'cafe')).toContain(said));

  test('a rule that names the country is told though others do not', () => {
    expect(ask('cash on delivery in qatar', 'atelier')).toContain('Kuwait only');
  });

  test.each([
    ['delivery fee to jeddah', 'delivery rules'],
    ['كم التوصيل للخبر', 'قواعد التوصيل'],
    ['توصلون جدة؟', 'قواعد التوصيل'],
    ['عندكم فرع بجدة', 'لا أرى فرعًا هناك'],
  ])('a place that no rule knows goes to a person, with what is known: %s', (question, said) => {
    const answer = talk([question], 'oasis');
    expect(answer).toMatchObject({ status: 'person', reason: 'place_unknown' });
    expect(answer?.text).toContain(said);
  });

  test.each([
    'do you deliver to al malqa',
    'do you deliver to my house',
    'do you deliver on friday',
    'توصلون للبيت؟',
    'تقدرون توصلون لحي النخيل',
  ])('one that is known, or is everybody’s own, does not: %s', (question) =>
    expect(talk([question], 'oasis')).toMatchObject({ status: 'answered', query: 'policies' }),
  );

  test('the hours of a service are quoted from the language that holds them', () => {
    expect(ask('till what time do you deliver', 'cafe')).toContain('9:30');
  });
});

describe('a chance likeness', () => {
  test.each(['black abayas under 60', 'bags under 50 in black'])('of a colour and a street shows no address: %s', (question) => {
    expect(ask(question, 'atelier')).not.toContain('Block 5');
  });
  test('of "spicy" and "soups" asks for no section', () => expect(ask('في عندكن شي سبايسي', 'oasis')).toContain('بطاطا حرة'));
  test.each(['القايمة كامله', 'المنيو كامل'])('of "whole" and "camel" names no dish: %s', (question) => {
    expect(talk([question], 'oasis')?.query).toBe('list.menu');
  });
  test('of an Arabizi word and an English one changes no word', () => {
    expect(talk(['fasateen taht 50'], 'atelier')?.filters).toMatchObject({ section: 'Dresses', maxMinor: '50000' });
  });
});
