import { expect, test } from 'vitest';
import { light10 } from './light10.ts';
import { arabiziToArabic, skeletonOf } from './skeleton.ts';
import { gramsOf, tokenise } from './tokenise.ts';

test('gives stems with their places in the raw text', () => {
  const text = 'Reservations at مَطْعَمنا؟';
  const tokens = tokenise(text);
  expect(tokens.map((token) => token.stem)).toEqual(['reserv', 'at', 'مطعمنا']);
  expect(tokens.map((token) => text.slice(token.start, token.end))).toEqual(['Reservations', 'at', 'مَطْعَمنا']);
});

test('drops Arabizi fillers only from Arabizi', () => {
  expect(tokenise('fi nabati', true).map((token) => token.stop)).toEqual([true, false]);
  expect(tokenise('fi nabati').map((token) => token.stop)).toEqual([false, false]);
});

test.each([
  ['والمطاعم', 'مطاعم'],
  ['بالتوصيل', 'توصيل'],
  ['موظفين', 'موظف'],
  ['هالاكل', 'اكل'],
  ['في', 'في'],
])('stems %s to %s', (word, stem) => {
  expect(light10(word)).toBe(stem);
});

test('marks the borders of words in their 4-grams and leaves out the article', () => {
  expect(gramsOf({ word: 'wifi', script: 'latin' })).toEqual(['_wif', 'wifi', 'ifi_']);
  expect(gramsOf({ word: 'الكبسه', script: 'arabic' })).toEqual(['_كبس', 'كبسه', 'بسه_']);
});

test('gives a name one skeleton in every script', () => {
  expect(new Set(['كبسه', 'kabsa', 'kabseh'].map(skeletonOf)).size).toBe(1);
  expect(skeletonOf('مندي')).toBe(skeletonOf('mandi'));
  expect(skeletonOf('at')).toBe('');
});

test('spells Arabizi in Arabic letters', () => {
  expect(arabiziToArabic('nabati')).toContain('نباتي');
  expect(arabiziToArabic('la7m')).toContain('لحم');
  expect(arabiziToArabic('3aseer')).toContain('عصير');
});
