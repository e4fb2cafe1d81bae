import { expect, test } from 'vitest';
import { reasonOf } from './words.ts';

const wordsOf = (code: string): string | undefined => reasonOf(code)?.message;

test('a code that providers are known to answer with has a cause and a mend in words', () => {
  const known = [
    '190',
    '190.463',
    '10',
    '200',
    '275',
    '4',
    '80007',
    '131047',
    '131026',
    '132099',
    '401',
    '403',
    '403.blocked',
    '20003',
    '63016',
  ];
  expect(known.filter((code) => wordsOf(code) === undefined)).toEqual([]);
});

test('what lies behind a refused token decides what it says', () => {
  expect(wordsOf('190.460')).toMatch(/password/);
  expect(wordsOf('190.463')).toMatch(/run out/);
  expect(wordsOf('190.999')).toBe(wordsOf('190'));
});

test('a code that nobody put into words stays a code', () => {
  expect(['', '999999', 'constructor', 'channel.no_role', '1904'].map(reasonOf)).toEqual([null, null, null, null, null]);
});
