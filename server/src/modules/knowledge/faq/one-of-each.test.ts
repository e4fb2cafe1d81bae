import { expect, test } from 'vitest';
import type { RankedPassage } from '../retrieval/index.ts';
import { oneOfEach } from './one-of-each.ts';

const passage = (chunkId: string, score: number): RankedPassage => ({
  ...{ chunkId, sourceId: 'src', text: chunkId, heading: null, kind: 'text', score, lexical: score, dense: null },
});
const found = {
  passages: [passage('en1', 0.9), passage('doc', 0.8), passage('ar1', 0.7), passage('en2', 0.6)],
  coverage: 1,
  decisive: true,
};
const faq = new Map([
  ['en1', { entry: 'faq_1', language: 'en' as const }],
  ['en2', { entry: 'faq_1', language: 'en' as const }],
  ['ar1', { entry: 'faq_1', language: 'ar' as const }],
]);
const shown = (language: 'en' | 'ar' | 'other', limit = 9) =>
  oneOfEach(found, faq, language, limit).passages.map(({ chunkId, score }) => [chunkId, score]);

test('an entry is shown once, at its best place, with the words of the asker’s language', () => {
  expect(shown('en')).toEqual([
    ['en1', 0.9],
    ['doc', 0.8],
  ]);
  expect(shown('ar')).toEqual([
    ['ar1', 0.9],
    ['doc', 0.8],
  ]);
  expect(shown('other')).toEqual([
    ['en1', 0.9],
    ['doc', 0.8],
  ]);
});

test('no more than were asked for are left', () => {
  expect(shown('en', 1)).toEqual([['en1', 0.9]]);
});

test('an entry with an answer in another language only is shown in that one', () => {
  const only = oneOfEach({ ...found, passages: [passage('ar1', 0.5)] }, faq, 'en', 5);
  expect(only.passages).toMatchObject([{ chunkId: 'ar1' }]);
});
