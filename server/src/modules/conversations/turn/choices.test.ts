import { describe, expect, it } from 'vitest';
import { offeredBy, readChoice } from './choices.ts';

const offered = [
  { id: 'a', title: 'Chicken Kabsa' },
  { id: 'b', title: 'Lamb Kabsa' },
  { id: 'c', title: 'كبسة خضار' },
];

describe('readChoice', () => {
  it.each([
    ['2', 'b'],
    ['٢', 'b'],
    ['the second one please', 'b'],
    ['الثاني', 'b'],
    ['التاني لو سمحت', 'b'],
    ['el tani', 'b'],
    ['first', 'a'],
    ['الأول', 'a'],
    ['option 3', 'c'],
    ['the last one', 'c'],
    ['الأخير', 'c'],
    ['lamb', 'b'],
    ['the chicken one', 'a'],
    ['خضار', 'c'],
  ])('reads "%s"', (said, id) => expect(readChoice(said, offered)).toEqual([id]));

  it.each(['both', 'all of them', 'كلهم'])('takes "%s" for every one', (said) =>
    expect(readChoice(said, offered)).toEqual(['a', 'b', 'c']),
  );

  it.each(['kabsa', 'the fourth one', 'how much is the hummus?', 'a table for 2 on Friday evening', '', 'where are you?'])(
    'takes "%s" for no choice',
    (said) => expect(readChoice(said, offered)).toEqual([]),
  );

  it('chooses nothing where nothing was offered', () => expect(readChoice('2', [])).toEqual([]));
});

describe('offeredBy', () => {
  const step = (outcome: 'clarifying' | 'answered') => ({
    ...{ question: 'q', outcome, totalMs: 1 },
    steps: [
      {
        name: 'confidence' as const,
        ...{ startedMs: 0, durationMs: 0, state: 'done' as const },
        data: { score: 1, line: 0.5, decision: 'clarify' as const, reason: 'two_readings', offered },
      },
    ],
  });
  it('is what the last turn asked, and nothing once it was answered', () => {
    expect(offeredBy(step('clarifying'))).toEqual(offered);
    expect(offeredBy(step('answered'))).toEqual([]);
    expect(offeredBy(null)).toEqual([]);
  });
});
