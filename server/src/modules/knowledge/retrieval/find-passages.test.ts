import { expect, test } from 'vitest';
import { buildLexicalIndex } from './build-index.ts';
import { findPassages, shouldConsultDense } from './find-passages.ts';
import { makeIndex } from './testing.ts';

const HOUSE = [
  'Chicken Kabsa | 32 SAR',
  'Vegan Lentil Soup | 14 SAR',
  'We deliver to Al Olaya and Al Malqa. Delivery fee is 10 SAR.',
  'Opening hours: Saturday to Thursday 12:00 to 23:30. Friday 13:00 to 01:00.',
  'Free wifi is available for guests.',
  'Returns are accepted within 14 days with the receipt.',
  'Kunafa with cheese | 22 SAR',
  'شاورما دجاج | ١٢ ريال',
  'نقبل الدفع نقدا وبطاقات مدى وفيزا',
  'يتوفر لدينا مواقف سيارات مجانية خلف المطعم',
  'Bike parking is behind the building.',
];
const index = makeIndex(HOUSE);

function first(question: string, language: 'en' | 'ar' | 'other', arabizi = false): string | undefined {
  return findPassages({ index, question, language, arabizi, limit: 3 }).passages[0]?.text;
}

test.each([
  ['كم سعر الكبسة؟', 'ar', false, HOUSE[0]],
  ['عندكم انترنت؟', 'ar', false, HOUSE[4]],
  ['بتوصلوا عالملقا؟', 'ar', false, HOUSE[2]],
  ['متى تسكرون الجمعة', 'ar', false, HOUSE[3]],
  ['ابي ارجع القطعة', 'ar', false, HOUSE[5]],
  ['kam se3er el kabsa', 'ar', true, HOUSE[0]],
  ['3andkom knafeh?', 'ar', true, HOUSE[6]],
  ['do you take mada?', 'en', false, HOUSE[8]],
  ['how much is shawarma', 'en', false, HOUSE[7]],
  ['when are you open on friday', 'en', false, HOUSE[3]],
] as const)('finds the text in the other language or script for "%s"', (question, language, arabizi, expected) => {
  expect(first(question, language, arabizi)).toBe(expected);
});

test('finds a misspelt word by its letters', () => {
  expect(first('kunaffa with chese', 'en')).toBe(HOUSE[6]);
});

test('prefers what was asked to something narrower', () => {
  const places = makeIndex(['Bike parking is available.', 'Street parking is available.']);
  expect(findPassages({ index: places, question: 'Do you have parking?', language: 'en', limit: 2 }).passages[0]?.text).toBe(
    'Street parking is available.',
  );
  expect(findPassages({ index: places, question: 'Can I park my bike?', language: 'en', limit: 2 }).passages[0]?.text).toBe(
    'Bike parking is available.',
  );
});

test('tells "check in" from "check out" though both check', () => {
  const times = makeIndex(['Check-out time is until 12:00.', 'Check in is from 15:00.']);
  expect(findPassages({ index: times, question: 'What time is check-in?', language: 'en', limit: 2 }).passages[0]?.text).toBe(
    'Check in is from 15:00.',
  );
});

test('covers a question whose topic is there, and not one whose topic is missing', () => {
  const covered = findPassages({ index, question: 'Hi, do you guys have wifi there?', language: 'en', limit: 3 }).coverage;
  const missing = findPassages({ index, question: 'Hi, do you guys have a swimming pool there?', language: 'en', limit: 3 }).coverage;
  expect(covered).toBeGreaterThan(0.8);
  expect(missing).toBeLessThan(0.2);
});

test('counts an idea once: a word with synonyms scores no more than a word without', () => {
  const scoreOf = (word: string): number => {
    const rest = 'alpha bravo carmine dolomite echo foxtrot golf hotelier';
    const chunks = makeIndex([`${word} ${rest}`, rest, rest, rest]);
    return findPassages({ index: chunks, question: `${word} quorum`, language: 'en', limit: 1 }).passages[0]?.lexical ?? 0;
  };
  expect(scoreOf('zebu')).toBeGreaterThan(0);
  expect(scoreOf('wifi')).toBeCloseTo(scoreOf('zebu'), 5);
});

test('returns nothing and covers nothing where no word is known', () => {
  expect(findPassages({ index, question: 'zzxqj', language: 'en', limit: 3 })).toMatchObject({
    passages: [],
    coverage: 0,
    decisive: false,
  });
  expect(findPassages({ index: makeIndex([]), question: 'wifi', language: 'en', limit: 3 }).passages).toEqual([]);
});

test('keeps at most the limit, best first, with scores between 0 and 1', () => {
  const { passages } = findPassages({ index, question: 'how much is the soup and the delivery', language: 'en', limit: 2 });
  expect(passages).toHaveLength(2);
  expect(passages[0]?.score).toBeGreaterThanOrEqual(passages[1]?.score ?? 1);
  for (const passage of passages) expect(passage.score >= 0 && passage.score <= 1).toBe(true);
});

test('lets vectors decide between passages that share the words', () => {
  const chunks = makeIndex(['The place is calm.', 'The place is busy.']);
  const question = 'Is the place peaceful?';
  const dense = new Map([
    ['c0', 0.1],
    ['c1', 0.9],
  ]);
  expect(findPassages({ index: chunks, question, language: 'en', dense, limit: 2 }).passages[0]?.chunkId).toBe('c1');
});

test('never lets English vectors move an Arabic ranking', () => {
  const dense = new Map(HOUSE.map((_text, position) => [`c${position}`, position === 10 ? 1 : 0]));
  const without = findPassages({ index, question: 'كم سعر الكبسة؟', language: 'ar', limit: 5 });
  const withDense = findPassages({ index, question: 'كم سعر الكبسة؟', language: 'ar', dense, limit: 5 });
  expect(withDense).toEqual(without);
});

test('asks for vectors only in English and only when the words leave it open', () => {
  expect(shouldConsultDense({ decisive: false }, 'en')).toBe(true);
  expect(shouldConsultDense({ decisive: true }, 'en')).toBe(false);
  expect(shouldConsultDense({ decisive: false }, 'ar')).toBe(false);
  expect(findPassages({ index, question: 'free wifi for guests', language: 'en', limit: 3 }).decisive).toBe(true);
});

test('answers the same way twice', () => {
  const input = { index, question: 'delivery fee to malqa', language: 'en', limit: 5 } as const;
  expect(findPassages(input)).toEqual(findPassages(input));
});

test('finds one of two thousand chunks that are much alike, in less than 4 MB', () => {
  const large = buildLexicalIndex(
    Array.from({ length: 2_000 }, (_, position) => ({
      id: `c${position}`,
      text: `${HOUSE[position % HOUSE.length]} Branch number ${position} serves district ${position % 40} every day of the week.`,
      heading: 'Branches',
      kind: 'text' as const,
      sourceId: 'src_test',
    })),
  );
  const question = 'which district does branch number 1234 serve';
  expect(findPassages({ index: large, question, language: 'en', limit: 8 }).passages[0]?.chunkId).toBe('c1234');
  expect(large.sizeBytes).toBeLessThan(4_000_000);
});

test('finds across languages what the dictionary translates, and leaves one language as it was', () => {
  const index = makeIndex([
    'The mosque was founded in the twelfth century.',
    'Its garden has many trees.',
    'أسست المكتبة في القرن العاشر.',
  ]);
  const best = (question: string, language: 'en' | 'ar'): string | undefined =>
    findPassages({ index, question, language, arabizi: false, limit: 3 }).passages[0]?.chunkId;
  expect(best('متى تأسس المسجد؟', 'ar')).toBe('c0');
  expect(best('Tell me about the library', 'en')).toBe('c2');
  // "tree" and "forest" share a row of the dictionary; within English they stay two words.
  expect(findPassages({ index, question: 'forest', language: 'en', arabizi: false, limit: 3 }).passages).toEqual([]);
});
