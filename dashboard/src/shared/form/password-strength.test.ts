import { expect, test } from 'vitest';
import { passwordStrength } from './password-strength.ts';

test('grows with the length alone', () => {
  expect(['', 'elevenchars', 'twelve chars', 'a bit over sixteen', 'coffee lamp river nine'].map(passwordStrength)).toEqual([
    0, 0, 1, 2, 3,
  ]);
});

test('counts letters as a reader does', () => {
  expect(passwordStrength('🌙'.repeat(11))).toBe(0);
  expect(passwordStrength('قهوة الصباح ')).toBe(1);
});
