import { expect, test } from 'vitest';
import { withFreshHead } from './with-fresh-head.ts';

const page = (ids: string, nextCursor: string | null = 'more') => ({ items: [...ids].map((id) => ({ id })), nextCursor });
const shown = (pages: ReturnType<typeof page>[]) => pages.flatMap(({ items }) => items.map(({ id }) => id)).join('');

test('a new row comes on top and the one it pushed out of the first page stays right below it', () => {
  expect(shown(withFreshHead([page('abc'), page('def')], page('xab')))).toBe('xabcdef');
});

test('a row that came up from further down stands once', () => {
  expect(shown(withFreshHead([page('abc'), page('def'), page('ghi')], page('hab')))).toBe('habcdefgi');
});

test('a row that left the list is gone, and what moved up into its place stands once', () => {
  expect(shown(withFreshHead([page('abc'), page('def')], page('acd')))).toBe('acdef');
});

test('a row that left while another came is gone too', () => {
  expect(shown(withFreshHead([page('abc'), page('def')], page('xac')))).toBe('xacdef');
});

test('a list of one page is that page', () => {
  expect(shown(withFreshHead([page('abc')], page('xab')))).toBe('xab');
  expect(shown(withFreshHead([page('abc'), page('def')], page('ab', null)))).toBe('ab');
});

test('the last page keeps the place to go on from', () => {
  expect(withFreshHead([page('abc', '1'), page('def', '2')], page('xab', '3')).map(({ nextCursor }) => nextCursor)).toEqual(['3', '2']);
});
