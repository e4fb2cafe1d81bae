import { expect, test } from 'vitest';
import { clockText, dayText, relativeText } from './time-texts.ts';

const now = Date.parse('2026-11-23T12:00:00Z');

test('says how long ago or from now in the largest unit that fits once', () => {
  expect(relativeText('2026-11-23T11:59:40Z', 'en', now)).toBe('now');
  expect(relativeText('2026-11-23T11:17:00Z', 'en', now)).toBe('43 minutes ago');
  expect(relativeText('2026-11-22T11:00:00Z', 'en', now)).toBe('yesterday');
  expect(relativeText('2026-11-28T13:00:00Z', 'en', now)).toBe('in 5 days');
  expect(relativeText('2026-11-23T09:00:00Z', 'ar', now)).toMatch(/3/);
});

test('shows the tenant’s day and clock', () => {
  expect(dayText('2026-11-22T22:30:00Z', 'en', 'Asia/Riyadh')).toBe('23 Nov 2026');
  expect(clockText('2026-11-22T22:30:00Z', 'en', 'Asia/Riyadh')).toContain('01:30');
});
