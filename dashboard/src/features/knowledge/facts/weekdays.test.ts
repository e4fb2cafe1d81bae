import { expect, test } from 'vitest';
import { weekdaysText } from './weekdays.ts';

test('days in a row are told by their ends, also over the end of the week', () => {
  expect(weekdaysText([0, 1, 2, 3, 4], 'en')).toBe('Sun – Thu');
  expect(weekdaysText([6, 0, 1], 'en')).toBe('Sat – Mon');
  expect(weekdaysText([0, 1, 2, 3, 4, 5, 6], 'en')).toBe('Sun – Sat');
});

test('other days are told one by one', () => {
  expect(weekdaysText([5], 'en')).toBe('Friday');
  expect(weekdaysText([1, 3, 5], 'en')).toBe('Mon, Wed, Fri');
  expect(weekdaysText([5, 6], 'ar')).toBe('الجمعة، السبت');
});
