import { MOST_REPORT_DAYS, ReportDays } from '@wafaa/contracts';
import { expect, test } from 'vitest';
import { dayIn, daysBetween, daysOf, MOST_DAYS, PRESETS, toAnalyticsSearch } from './days.ts';

test('a name means its days, both ends included, by the day it is', () => {
  const days = Object.fromEntries(PRESETS.map((range) => [range, Object.values(daysOf({ range }, '2026-03-05'))]));
  expect(days).toEqual({
    today: ['2026-03-05', '2026-03-05'],
    yesterday: ['2026-03-04', '2026-03-04'],
    week: ['2026-02-27', '2026-03-05'],
    weeks: ['2026-02-06', '2026-03-05'],
    quarter: ['2025-12-06', '2026-03-05'],
    year: ['2025-03-06', '2026-03-05'],
    month: ['2026-03-01', '2026-03-05'],
    'last-month': ['2026-02-01', '2026-02-28'],
  });
  expect(daysOf({}, '2026-03-05')).toEqual({ first: '2026-02-06', last: '2026-03-05' });
});

test('own days come before a name, and what the server would refuse is left out', () => {
  expect(toAnalyticsSearch({ first: '2026-01-01', last: '2026-01-31', range: 'week' })).toEqual({
    first: '2026-01-01',
    last: '2026-01-31',
  });
  expect(toAnalyticsSearch({ range: 'week', first: '2026-01-01' })).toEqual({ range: 'week' });
  for (const [first, last] of [
    ['2026-02-01', '2026-01-31'],
    ['2025-01-01', '2026-01-02'],
    ['2026-13-01', '2026-13-02'],
    ['1969-12-31', '1970-01-01'],
  ]) {
    expect(toAnalyticsSearch({ first, last })).toEqual({});
    expect(ReportDays.safeParse({ first, last }).success).toBe(false);
  }
  expect(MOST_DAYS).toBe(MOST_REPORT_DAYS);
  expect(daysBetween('2025-01-01', '2026-01-01')).toBe(366);
});

test('a day is that of the business', () => {
  const at = Date.parse('2026-03-10T21:30:00Z');
  expect([dayIn(at, 'Asia/Riyadh'), dayIn(at, 'UTC')]).toEqual(['2026-03-11', '2026-03-10']);
});
