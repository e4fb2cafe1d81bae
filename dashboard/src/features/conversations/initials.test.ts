import { expect, test } from 'vitest';
import { initials } from './initials.ts';

test('takes the first letters of the first two words, whatever surrounds them', () => {
  expect(initials('Sara Ahmad Ali')).toBe('SA');
  expect(initials('المالك (تجريبي)')).toBe('ات');
  expect(initials('owner')).toBe('O');
});
