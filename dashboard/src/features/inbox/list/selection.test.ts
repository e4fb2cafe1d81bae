import { expect, test } from 'vitest';
import { cutToMany, toggled, withRange } from './selection.ts';

test('a mark is set and taken away', () => {
  expect([...toggled(new Set(['a']), 'b')]).toEqual(['a', 'b']);
  expect([...toggled(new Set(['a', 'b']), 'a')]).toEqual(['b']);
});

test('a range reaches from the last mark in either direction, and begins at the row itself where there is none', () => {
  expect([...withRange(new Set(['d']), ['a', 'b', 'c', 'd'], 'd', 'b')].toSorted()).toEqual(['b', 'c', 'd']);
  expect([...withRange(new Set(), ['a', 'b'], null, 'b')]).toEqual(['b']);
});

test('no more are marked than one deed may touch', () => {
  const all = new Set(Array.from({ length: 230 }, (_, at) => String(at)));
  expect(cutToMany(all)?.size).toBe(200);
  expect(cutToMany(new Set(['a']))).toBeNull();
});
