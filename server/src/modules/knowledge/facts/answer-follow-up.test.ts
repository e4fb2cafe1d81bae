import { describe, expect, test } from 'vitest';
import { answerFromFacts } from './answer-facts.ts';
import { makeFacts, makeItem } from './answer-testing.ts';
import type { AnswerContext, FactAnswer, LastAnswer } from './answer-types.ts';
import type { FactSet } from './types.ts';

const facts = makeFacts();
const now = new Date('2026-12-04T15:30:00Z');
const said = (answer: FactAnswer | null): LastAnswer | null =>
  answer ? { query: answer.query, filters: answer.filters, rowIds: answer.rows.map((row) => row.id) } : null;

/** Asks one after the other; each question sees what the one before it found. */
function talk(questions: readonly string[], set: FactSet = facts, more: Partial<AnswerContext> = {}): FactAnswer | null {
  let last: LastAnswer | null = null;
  let answer: FactAnswer | null = null;
  for (const question of questions) {
    const language = /\p{Script=Arabic}/u.test(question) ? 'ar' : 'en';
    answer = answerFromFacts(question, set, { language, currency: 'SAR', timeZone: 'Asia/Riyadh', now, history: [], last, ...more }).answer;
    last = said(answer) ?? last;
  }
  return answer;
}

describe('a message that leans on the last answer', () => {
  test.each([
    [['what is in the hummus?', 'and how much is it?'], 'Hummus: 22 SAR'],
    [['وش مكونات الحمص بالطحينة؟', 'وكم سعره؟'], 'حمص: 22 ر.س'],
    [['do you have halloumi?', 'bkam?'], 'Grilled Halloumi: 32 SAR'],
    [['how much is the latte?', 'what about the large?'], 'Latte (Large): 20 SAR'],
    [['بكم اللاتيه؟', 'والكبير؟'], 'لاتيه (كبير): 20 ر.س'],
    [['how much is the hummus?', 'and the tabbouleh?'], 'Tabbouleh: 23 SAR'],
    [['بكم الحمص؟', 'طيب والتبولة؟'], 'تبولة: 23 ر.س'],
    [['how much is the kabsa?', 'lamb'], 'Lamb Kabsa: 68 SAR'],
    [['bkam el latte?', 'w el kbeera?'], 'Latte (Large): 20 SAR'],
    [['how much is the latte?', 'wasat?'], undefined],
    [['how much is the hummus?', 'is it vegan?'], 'Yes, Hummus is marked vegan on our menu.'],
    [['بكم الحمص؟', 'هو نباتي؟'], 'نعم، حمص مذكور في قائمتنا أنه نباتي.'],
    [['bkam el hummus?', 'huwa nabati?'], 'Yes, Hummus is marked vegetarian on our menu.'],
  ])('%j', (questions, expected) => expect(talk(questions)?.text).toBe(expected));

  test.each([
    ['how much is the hummus?', 'what vegan dishes do you have?'],
    ['how much is the hummus?', 'vegan dishes?'],
    ['بكم الحمص؟', 'عندكم نباتي؟'],
  ])('a list that is asked for after one dish is of all: %s, %s', (...questions) =>
    expect(talk(questions)?.rows.length).toBeGreaterThan(1),
  );

  test.each(['how much is the kabsa?', 'بكم الكبسة؟'])('takes "the second one" from the choices as they were shown: %s', (question) => {
    const arabic = question.startsWith('ب');
    const second = talk([question])?.options[1]?.title;
    expect(second).toBeDefined();
    expect(talk([question, arabic ? 'الثاني' : 'the second one'])?.text).toContain(`${second}: `);
  });

  test('asks back when the pronoun may mean several dishes, and says nothing of its own', () => {
    const answer = talk(['what vegan starters do you have?', 'how much is it?']);
    expect(answer).toMatchObject({ status: 'ambiguous' });
    expect(answer?.options.map((option) => option.title)).toEqual(['Hummus', 'Tabbouleh']);
  });

  test('chooses among what was just said', () => {
    expect(talk(['what vegetarian dishes do you have?', 'which of them is the cheapest?'])?.rows.map((row) => row.id)).toEqual([
      'itm_water',
    ]);
    expect(talk(['وش عندكم نباتي؟', 'أيش الأرخص منها؟'])?.rows.map((row) => row.id)).toEqual(['itm_water']);
    expect(talk(['what vegetarian dishes do you have?', 'any of them under 20?'])?.rows.map((row) => row.id)).toEqual([
      'itm_dates',
      'itm_latte',
      'itm_water',
    ]);
  });

  test.each([
    [['what are your hours?', 'and on friday?'], 'Friday: 1:00 PM – 1:30 AM'],
    [['متى تفتحون؟', 'والجمعة؟'], 'الجمعة: 1:00 م – 1:30 ص'],
    [['are you open now?', 'and tomorrow?'], 'Tomorrow: 1:00 PM – 1:30 AM'],
    [['what are your hours?', 'in ramadan?'], 'Opening hours (Ramadan):\nEvery day: 5:00 PM – 3:00 AM'],
  ])('keeps to hours: %j', (questions, expected) => expect(talk(questions)?.text).toBe(expected));

  test('a question of its own is read for itself', () => {
    expect(talk(['what are your hours?', 'how much is the hummus?'])?.text).toBe('Hummus: 22 SAR');
    expect(talk(['how much is the hummus?', 'do you deliver?'])?.query).toBe('policies');
    expect(talk(['how much is the hummus?', 'is it safe for a nut allergy?'])).toMatchObject({ query: 'allergens', status: 'person' });
  });
});

describe('a list longer than the channel carries', () => {
  const many: FactSet = {
    ...facts,
    items: Array.from({ length: 60 }, (_, at) =>
      makeItem(`itm_${at}`, `Vegan Plate Number ${at}x`, `طبق ${at}`, 1000 + at, { dietTags: ['vegan'] }),
    ),
  };
  const room = { max: 1_000, unit: 'utf16' as const };
  const titles = (text: string): string[] => [...text.matchAll(/• ([^:]+):/g)].map((match) => match[1] ?? '');

  test.each([
    ['what vegan dishes do you have?', 'more'],
    ['وش عندكم نباتي صرف؟', 'المزيد'],
    ['وش عندكم نباتي صرف؟', 'كمل'],
  ])('is whole after "more" was said often enough: %s, %s', (question, more) => {
    const seen: string[] = [];
    const asked = [question];
    for (let page = 0; page < 20; page += 1) {
      const answer = talk(asked, many, { room });
      const text = answer?.text ?? '';
      expect(text.length).toBeLessThanOrEqual(room.max);
      seen.push(...titles(text));
      if (answer?.filters.shown === undefined) break;
      expect(text).toMatch(/Write “more”|اكتب «المزيد»/);
      asked.push(more);
    }
    expect(asked.length).toBeGreaterThan(2);
    expect(seen).toHaveLength(60);
    expect(new Set(seen).size).toBe(60);
  });

  test('says no more than was asked where everything fits', () => {
    expect(talk(['what vegan dishes do you have?'], many)?.text).not.toContain('more');
  });
});
