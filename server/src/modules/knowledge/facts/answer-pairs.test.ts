import { describe, expect, it } from 'vitest';
import { answerFromFacts } from './answer-facts.ts';
import { readDemo } from './answer-testing.ts';
import type { FactSet } from './types.ts';

const restaurant = readDemo('bayt-alwaha').facts;
const cafe = readDemo('qahwa-corner').facts;
const ask = (question: string, facts: FactSet) =>
  answerFromFacts(question, facts, {
    ...{ language: /\p{Script=Arabic}/u.test(question) ? 'ar' : 'en', currency: 'SAR', timeZone: 'Asia/Riyadh' },
    ...{ now: new Date('2026-12-04T15:30:00Z'), history: [] },
  }).answer;
const namesIn = (question: string, facts: FactSet) =>
  ask(question, facts)
    ?.rows.map((row) => row.label)
    .toSorted();

describe('two dishes of one sentence that share their words', () => {
  it.each([
    ['how much is the chicken mandi and the lamb kebab', ['Chicken Mandi', 'Lamb Kebab']],
    ['lamb mandi and chicken kabsa price', ['Chicken Kabsa', 'Lamb Mandi']],
    ['price of the lamb kabsa and the chicken mandi please', ['Chicken Mandi', 'Lamb Kabsa']],
    ['how much are lamb mandi and chicken kabsa and chicken mandi', ['Chicken Kabsa', 'Chicken Mandi', 'Lamb Mandi']],
    ['do the chicken kabsa and the lamb mandi contain nuts', ['Chicken Kabsa', 'Lamb Mandi']],
    ['كم سعر الكبسه باللحم وكم سعر المندي دجاج', ['كبسة لحم نعيمي', 'مندي دجاج']],
    ['بكم مندي الدجاج والكباب لحم', ['كباب لحم', 'مندي دجاج']],
    ['bkam el mandi djaj w el kabab la7m', ['Chicken Mandi', 'Lamb Kebab']],
  ])('are not swapped: %s', (question, names) => expect(namesIn(question, restaurant)).toEqual(names.toSorted()));
});

describe('a size beside one of two dishes', () => {
  it.each([
    ['how much is a large latte and a small americano', ['Caffè Latte (Large)', 'Americano (Small)']],
    ['price of a small latte and a large americano', ['Caffè Latte (Small)', 'Americano (Large)']],
    ['latte large and americano small how much', ['Caffè Latte (Large)', 'Americano (Small)']],
    ['how much for 2 large latte 1 small americano', ['Caffè Latte (Large)', 'Americano (Small)']],
    ['بكم لاتيه كبير وامريكانو صغير', ['لاتيه (Large)', 'أمريكانو (Small)']],
    ['كم سعر اللاتيه الصغير والامريكانو الكبير', ['لاتيه (Small)', 'أمريكانو (Large)']],
  ])('is the size of that one: %s', (question, names) => {
    const text = ask(question, cafe)?.text ?? '';
    for (const name of names) expect(text).toContain(`${name}: `);
  });

  it.each(['how much more is large than small americano', 'price of small and large americano', 'بكم الأمريكانو الصغير والكبير'])(
    'beside another size of the same dish tells all of them: %s',
    (question) => expect(ask(question, cafe)?.text).toMatch(/Americano: Small .*, Large |أمريكانو: Small .*، Large /),
  );
});
