import { expect, test } from 'vitest';
import { onlyDigits } from './only-digits.ts';

test('reads a code typed with Arabic, Persian or Western digits, with spaces or dashes', () => {
  expect(onlyDigits('١٢٣ ٤٥٦')).toBe('123456');
  expect(onlyDigits('۱۲۳456')).toBe('123456');
  expect(onlyDigits(' 123-456 ')).toBe('123456');
});
