import { beforeEach, expect, test, vi } from 'vitest';
import { ApiError, UnreachableError } from '../../../shared/api/api-error.ts';
import { takeFirstRefresh } from './first-refresh.ts';

beforeEach(() => {
  vi.stubGlobal('window', {});
});

test('gives the answer that began with the page, once', async () => {
  window.wafaaFirstRefresh = Promise.resolve(Response.json({ status: 'signed_in' }));
  expect(await takeFirstRefresh()).toEqual({ status: 'signed_in' });
  expect(takeFirstRefresh()).toBeNull();
});

test('a refusal and a server that was not reached are told apart', async () => {
  window.wafaaFirstRefresh = Promise.resolve(Response.json({ code: 'access.unauthenticated' }, { status: 401 }));
  await expect(takeFirstRefresh()).rejects.toBeInstanceOf(ApiError);
  window.wafaaFirstRefresh = Promise.reject(new TypeError('Failed to fetch'));
  await expect(takeFirstRefresh()).rejects.toBeInstanceOf(UnreachableError);
});
