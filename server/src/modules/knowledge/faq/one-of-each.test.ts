import { expect, test } from 'vitest';
import type { FaqPassage } from '../load-knowledge.ts';
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
const always = { entry: 'faq_1', validFrom: null, validTo: null };
const faq = new Map<string, FaqPassage>([
  ['en1', { ...always, language: 'en' }],
  ['en2', { ...always, language: 'en' }],
  ['ar1', { ...always, language: 'ar' }],
]);
const day = '2026-03-10';
const shown = (language: 'en' | 'ar' | 'other', limit = 9) =>
  oneOfEach(found, faq, { language, limit, day }).passages.map(({ chunkId, score }) => [chunkId, score]);

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
  const only = oneOfEach({ ...found, passages: [passage('ar1', 0.5)] }, faq, { language: 'en', limit: 5, day });
  expect(only.passages).toMatchObject([{ chunkId: 'ar1' }]);
});

test('an entry is found on its days and on no other', () => {
  const onDay = (window: Pick<FaqPassage, 'validFrom' | 'validTo'>) =>
    oneOfEach(found, new Map([['en1', { entry: 'faq_1', language: 'en', ...window }]]), { language: 'en', limit: 9, day }).passages[0]
      ?.chunkId;
  expect(onDay({ validFrom: '2026-03-10', validTo: '2026-03-10' })).toBe('en1');
  expect(onDay({ validFrom: null, validTo: '2026-03-09' })).toBe('doc');
  expect(onDay({ validFrom: '2026-03-11', validTo: null })).toBe('doc');
});
