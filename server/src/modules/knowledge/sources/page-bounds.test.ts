import { expect, test } from 'vitest';
import { pageStarts, pageStartsOf, startsOfPassages } from './page-bounds.ts';

const block = (page: number, start: number) => ({ kind: 'paragraph' as const, text: 'x', page, start, end: start + 1 });

test('a page begins at its first block, and an empty one where the next one does', () => {
  const document = { text: 'x'.repeat(30), pages: 4, blocks: [block(1, 0), block(1, 4), block(3, 10)] };
  expect(pageStarts(document)).toEqual([0, 10, 10, 30]);
  expect(pageStarts({ ...document, pages: null })).toEqual([]);
});

test('pages that were not kept are found by their passages', () => {
  expect(
    startsOfPassages(
      3,
      [
        { page: 1, start: 0 },
        { page: 3, start: 12 },
        { page: 3, start: 9 },
      ],
      20,
    ),
  ).toEqual([0, 9, 9]);
});

test('a text without pages is parted at lines, and never into nothing', () => {
  const text = Array.from({ length: 500 }, (_, line) => `line ${line} of a long list of rules`).join('\n');
  const starts = pageStartsOf(text, []);
  expect(starts.length).toBeGreaterThan(2);
  for (const start of starts.slice(1)) expect(text[start - 1]).toBe('\n');
  expect(pageStartsOf('', [])).toEqual([0]);
  expect(pageStartsOf('x'.repeat(20_000), [])).toEqual([0, 4_000, 8_000, 12_000, 16_000]);
  expect(pageStartsOf('whatever', [0, 4])).toEqual([0, 4]);
});
