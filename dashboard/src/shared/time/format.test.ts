import { expect, test } from 'vitest';
import { absoluteTime, durationText, fileSizeText, number, shortTime } from './format.ts';

const now = Date.parse('2026-11-23T20:30:00Z');

test('shows the tenant’s clock today and the date before', () => {
  expect(shortTime('2026-11-23T18:05:00Z', 'en', 'Asia/Riyadh', now)).toBe('21:05');
  expect(shortTime('2026-11-22T18:05:00Z', 'en', 'Asia/Riyadh', now)).toBe('22 Nov');
});

test('counts midnight in the tenant’s zone', () => {
  expect(shortTime('2026-11-23T21:10:00Z', 'en', 'Asia/Riyadh', now)).toBe('24 Nov');
});

test('writes Arabic dates with Western digits and the Gregorian calendar', () => {
  const text = absoluteTime('2026-11-23T18:05:00Z', 'ar', 'Asia/Riyadh');
  expect(text).toContain('2026');
  expect(text).not.toMatch(/[٠-٩]/);
  expect(number(1234.5, 'ar')).not.toMatch(/[٠-٩]/);
});

test('gives durations and sizes in the unit that reads best', () => {
  expect([durationText(0.2), durationText(41.6), durationText(1234), durationText(12_345)]).toEqual(['<1 ms', '42 ms', '1.23 s', '12.3 s']);
  expect([fileSizeText(900), fileSizeText(48_000), fileSizeText(3_500_000), fileSizeText(2 * 1024 ** 3)]).toEqual([
    '900 B',
    '47 kB',
    '3.3 MB',
    '2.0 GB',
  ]);
});
