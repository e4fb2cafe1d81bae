import { expect, test } from 'vitest';
import { readFactsSearch } from './asked.ts';

test('an address says kind, filter, words, source and the opened fact', () => {
  const full = { kind: 'hours', show: 'proposed', q: 'jumeirah', source: 'src_1', fact: 'hrs_1' };
  expect(readFactsSearch(full)).toEqual(full);
});

test('what is unknown or usual is left out', () => {
  expect(readFactsSearch({ kind: 'item', show: 'everything', q: '', fact: 7 })).toEqual({});
});
