import { expect, test } from 'vitest';
import { trendOf } from './trend.ts';

const looks = (valueAt: (at: number) => number) => Array.from({ length: 40 }, (_, at) => ({ at, value: valueAt(at) }));

test('a figure that grows by two a second grows by 120 a minute', () => {
  expect(trendOf(looks((at) => 100 + 2 * at))).toEqual({ slopePerMinute: expect.closeTo(120), first: 109, last: 169 });
});

test('a figure that saws around one height goes nowhere', () => {
  const { slopePerMinute, first, last } = trendOf(looks((at) => 100 + (at % 5)));
  expect(Math.abs(slopePerMinute)).toBeLessThan(1);
  expect(first).toBe(last);
});

test('too few looks say nothing', () => {
  expect(trendOf([{ at: 0, value: 7 }])).toEqual({ slopePerMinute: 0, first: 0, last: 0 });
});
