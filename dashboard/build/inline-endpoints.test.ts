import { expect, test } from 'vitest';
import { inlineEndpoints } from './inline-endpoints.ts';

test('a call carries the address that it goes to', () => {
  expect(inlineEndpoints("callApi('movePen', { params: { id } })", 'pen.ts')).toBe(
    "callApi('POST /api/v1/conversations/:id/pen', { params: { id } })",
  );
  expect(inlineEndpoints("callApi(\n  'getHome',\n  {},\n)", 'home.ts')).toBe("callApi(\n  'GET /api/v1/home',\n  {},\n)");
});

test('a call whose route is only known later does not build', () => {
  expect(() => inlineEndpoints('callApi(which, {})', 'some.ts')).toThrow(/some\.ts: the first argument of callApi/);
  expect(() => inlineEndpoints("callApi('noSuchRoute', {})", 'some.ts')).toThrow(/the id of a route/);
});
