import { expect, test } from 'vitest';
import { toUrl } from './to-url.ts';

test('fills path parts, escaped, and leaves out what is undefined', () => {
  expect(toUrl('/api/v1/sources/:id/retry', { id: 'src_1/..' })).toBe('/api/v1/sources/src_1%2F../retry');
  expect(toUrl('/api/v1/items', {}, { limit: 50, cursor: undefined })).toBe('/api/v1/items?limit=50');
});

test('refuses a path whose part is missing', () => {
  expect(() => toUrl('/api/v1/sources/:id')).toThrow('needs id');
});
