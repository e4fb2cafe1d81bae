import { expect, test } from 'vitest';
import { toAddress } from './to-address.ts';

test('an address may be typed without its beginning', () => {
  expect(toAddress(' www.example.com/menu ')).toBe('https://www.example.com/menu');
  expect(toAddress('http://مطعم.example/قائمة')).toMatch(/^http:\/\/xn--/);
});

test('what is no web address is none', () => {
  for (const typed of ['', 'menu', 'ftp://example.com/menu', 'javascript:alert(1)', 'https://', 'a b.com'])
    expect(toAddress(typed), typed).toBeNull();
});
