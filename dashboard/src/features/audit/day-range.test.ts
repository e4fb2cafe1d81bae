import { expect, test } from 'vitest';
import { endOfDay, startOfDay } from './day-range.ts';

test('a day begins and ends by the clock of the tenant', () => {
  expect(startOfDay('2026-11-23', 'Asia/Riyadh').toISOString()).toBe('2026-11-22T21:00:00.000Z');
  expect(endOfDay('2026-11-23', 'Asia/Riyadh').toISOString()).toBe('2026-11-23T20:59:59.999Z');
  expect(startOfDay('2026-11-23', 'America/New_York').toISOString()).toBe('2026-11-23T05:00:00.000Z');
});

test('the days on which clocks change have 23 and 25 hours', () => {
  const hours = (day: string): number =>
    (endOfDay(day, 'Europe/London').getTime() + 1 - startOfDay(day, 'Europe/London').getTime()) / 3_600_000;
  expect(hours('2026-03-29')).toBe(23);
  expect(hours('2026-10-25')).toBe(25);
});
