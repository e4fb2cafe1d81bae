import { expect, test } from 'vitest';
import { compareShares } from './compare-shares.ts';

test('two shares differ only where chance is no likely cause', () => {
  expect(compareShares({ count: 80, whole: 100 }, { count: 60, whole: 100 })).toEqual({ kind: 'more', points: 20 });
  expect(compareShares({ count: 60, whole: 100 }, { count: 80, whole: 100 })).toEqual({ kind: 'less', points: 20 });
  expect(compareShares({ count: 72, whole: 100 }, { count: 68, whole: 100 })).toEqual({ kind: 'alike' });
  expect(compareShares({ count: 100, whole: 100 }, { count: 50, whole: 50 })).toEqual({ kind: 'alike' });
  expect(compareShares({ count: 502_000, whole: 1_000_000 }, { count: 500_000, whole: 1_000_000 })).toEqual({ kind: 'alike' });
});

test('nothing is said of few', () => {
  expect(compareShares({ count: 29, whole: 29 }, { count: 0, whole: 100 })).toEqual({ kind: 'few' });
});
