import { expect, test } from 'vitest';
import { directionOf } from './direction-of.ts';

test('takes the first letter, not the first character', () => {
  expect(directionOf('3 كبسة من فضلك')).toBe('rtl');
  expect(directionOf('“Kabsa” كم سعرها؟')).toBe('ltr');
  expect(directionOf('👋 مرحبا')).toBe('rtl');
  expect(directionOf('+966 11 234 0001 call us')).toBe('ltr');
});

test('reads Arabic presentation forms and Hebrew as right to left', () => {
  expect(directionOf('ﻻ')).toBe('rtl');
  expect(directionOf('שלום')).toBe('rtl');
});

test('says nothing about a text without letters', () => {
  expect(directionOf('12:30 – 23:00')).toBeNull();
  expect(directionOf('')).toBeNull();
});

test('answers the same when asked twice', () => {
  expect([directionOf('abc'), directionOf('abc')]).toEqual(['ltr', 'ltr']);
});
