import { expect, test } from 'vitest';
import { fold } from './fold.ts';

test('finds a word however it was typed', () => {
  expect(fold('كَبْسَة')).toBe(fold('كبسه'));
  expect(fold('أرز')).toBe(fold('ارز'));
  expect(fold('Café')).toBe('cafe');
  expect(fold('٢٨')).toBe('28');
});
