import { expect, test } from 'vitest';
import { arcPath, pointAt } from './dial-geometry.ts';

test('runs from the starting side over the top to the other', () => {
  expect([pointAt(0, 38), pointAt(0.5, 38), pointAt(1, 38)]).toEqual([
    { x: 12, y: 50 },
    { x: 50, y: 12 },
    { x: 88, y: 50 },
  ]);
});

test('stays on the dial when a score leaves its range', () => {
  expect(arcPath(0, 1.7, 38)).toBe(arcPath(0, 1, 38));
});
