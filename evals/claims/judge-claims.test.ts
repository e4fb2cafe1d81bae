import { expect, test } from 'vitest';
import { judgeClaims } from './judge-claims.ts';

const judged = judgeClaims(16, 7);
const texts = (part: typeof judged): string[] => part.map(({ tongue, kind, text }) => `${tongue} ${kind}: ${text}`);

test('of two thousand invented statements in three tongues fewer than one in a hundred would leave', () => {
  const lies = judged.filter(({ truth }) => !truth);
  const passed = lies.filter(({ blocked }) => !blocked);
  expect(lies.length).toBeGreaterThan(2_000);
  expect(texts(passed).slice(0, passed.length > lies.length / 100 ? 20 : 0)).toEqual([]);
});

test('of the true ones fewer than two in a hundred are stopped', () => {
  const truths = judged.filter(({ truth }) => truth);
  const stopped = truths.filter(({ blocked }) => blocked);
  expect(truths.length).toBeGreaterThan(1_500);
  expect(texts(stopped).slice(0, stopped.length > truths.length / 50 ? 20 : 0)).toEqual([]);
});
