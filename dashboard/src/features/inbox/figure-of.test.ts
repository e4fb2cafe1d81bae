import { expect, test } from 'vitest';
import { figureOf } from './figure-of.ts';

test('a figure of an address is read with its time', () => {
  expect(figureOf({ figure: 'stayed', from: '2026-03-01T21:00:00Z', to: '2026-03-08T09:00:00.000Z' })).toEqual({
    figure: 'stayed',
    from: '2026-03-01T21:00:00.000Z',
    to: '2026-03-08T09:00:00.000Z',
  });
  expect(figureOf({ figure: 'asked' })).toEqual({ figure: 'asked' });
});

test('what is no figure, and what is no time, is left out', () => {
  expect(figureOf({ figure: 'constructor' })).toBeNull();
  expect(figureOf({})).toBeNull();
  expect(figureOf({ figure: 'asked', from: 'yesterday' })).toEqual({ figure: 'asked' });
});
