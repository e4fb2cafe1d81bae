import { routes } from '@wafaa/contracts';
import { expect, test } from 'vitest';
import { endpoints } from './endpoints.ts';

test('names every route of the contract with its method and path', () => {
  const promised = Object.fromEntries(Object.entries(routes).map(([id, { method, path }]) => [id, { method, path }]));
  expect(endpoints).toEqual(promised);
});
