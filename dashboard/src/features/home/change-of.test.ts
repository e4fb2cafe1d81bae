import { expect, test } from 'vitest';
import { changeOf } from './change-of.ts';

test('a count is set against the one before, in whole percents', () => {
  expect(changeOf(150, 100)).toEqual({ kind: 'up', percent: 50 });
  expect(changeOf(2, 3)).toEqual({ kind: 'down', percent: 33 });
  expect(changeOf(1_001, 1_000)).toEqual({ kind: 'same' });
});

test('nothing is said of a change from nothing, or from what was not counted', () => {
  expect(changeOf(5, 0)).toEqual({ kind: 'none' });
  expect(changeOf(5, null)).toEqual({ kind: 'none' });
});
