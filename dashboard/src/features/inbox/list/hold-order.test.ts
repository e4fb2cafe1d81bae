import { expect, test } from 'vitest';
import { holdOrder } from './hold-order.ts';

const rows = (ids: string) => [...ids].map((id) => ({ id }));

test('what comes while somebody reads below is counted and not shown', () => {
  expect(holdOrder(['a', 'b', 'c'], rows('xyabc'))).toEqual({ rows: rows('abc'), above: 2 });
});

test('a row that came up keeps its place until then', () => {
  expect(holdOrder(['a', 'b', 'c'], rows('cab'))).toEqual({ rows: rows('abc'), above: 0 });
});

test('what left is left out, and what is loaded below follows', () => {
  expect(holdOrder(['a', 'b', 'c'], rows('acde'))).toEqual({ rows: rows('acde'), above: 0 });
});
