import { expect, test } from 'vitest';
import { momentIn, readField, snoozeTimes, writeField } from './snooze-times.ts';

test("tomorrow morning is nine o'clock where the business is", () => {
  const now = Date.parse('2026-11-23T20:30:00Z');
  const times = Object.fromEntries(snoozeTimes(now, 'Asia/Riyadh').map(({ preset, until }) => [preset, until]));
  // In Riyadh it is 23:30, so tomorrow is the 24th and the evening has passed.
  expect(times).toEqual({
    hour: '2026-11-23T21:30:00.000Z',
    three_hours: '2026-11-23T23:30:00.000Z',
    tomorrow: '2026-11-24T06:00:00.000Z',
    week: '2026-11-30T06:00:00.000Z',
  });
});

test('this evening is offered while it is ahead', () => {
  const times = snoozeTimes(Date.parse('2026-11-23T10:00:00Z'), 'Asia/Riyadh');
  expect(times.find(({ preset }) => preset === 'evening')?.until).toBe('2026-11-23T15:00:00.000Z');
});

test('a date field is read on the clocks of the business, and written back the same', () => {
  expect(readField('2026-11-25T09:15', 'Asia/Dubai')).toBe('2026-11-25T05:15:00.000Z');
  expect(writeField(Date.parse('2026-11-25T05:15:00Z'), 'Asia/Dubai')).toBe('2026-11-25T09:15');
  expect(readField('', 'Asia/Dubai')).toBeNull();
});

test('summer time is that of the day meant, not of today', () => {
  expect(new Date(momentIn('Europe/London', { year: 2026, month: 3, day: 30, hour: 9, minute: 0 })).toISOString()).toBe(
    '2026-03-30T08:00:00.000Z',
  );
  expect(new Date(momentIn('Europe/London', { year: 2026, month: 3, day: 28, hour: 9, minute: 0 })).toISOString()).toBe(
    '2026-03-28T09:00:00.000Z',
  );
});
