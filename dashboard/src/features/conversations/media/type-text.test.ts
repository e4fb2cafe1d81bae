import { expect, test } from 'vitest';
import { typeText } from './type-text.ts';

test('a file is called by the ending of its name, else by its type', () => {
  expect(typeText({ name: 'قائمة الطعام.pdf', mime: 'application/pdf' })).toBe('PDF');
  expect(typeText({ name: null, mime: 'application/pdf' })).toBe('PDF');
  expect(typeText({ name: 'readme', mime: 'text/plain' })).toBe('PLAIN');
  expect(typeText({ name: null, mime: 'application/octet-stream' })).toBe('');
  expect(typeText({ name: null, mime: null })).toBe('');
});
