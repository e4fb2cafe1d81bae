import { expect, test } from 'vitest';
import { tabAfter } from './tab-after.ts';

const values = ['sources', 'facts', 'gaps'] as const;

test('arrows follow the line of writing and go round', () => {
  expect(tabAfter('ArrowRight', values, 'sources', false)).toBe('facts');
  expect(tabAfter('ArrowRight', values, 'sources', true)).toBe('gaps');
  expect(tabAfter('ArrowRight', values, 'gaps', false)).toBe('sources');
  expect(tabAfter('ArrowLeft', values, 'sources', false)).toBe('gaps');
});

test('Home and End reach the ends, other keys nothing', () => {
  expect(tabAfter('End', values, 'facts', false)).toBe('gaps');
  expect(tabAfter('Home', values, 'facts', true)).toBe('sources');
  expect(tabAfter('a', values, 'facts', false)).toBeNull();
});
