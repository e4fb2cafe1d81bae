import { expect, test } from 'vitest';
import { windowLeft } from './window-left.ts';

const now = Date.parse('2026-11-23T10:00:00Z');

test('stays quiet while more than four hours are left or there is no limit', () => {
  expect(windowLeft('2026-11-23T20:00:00Z', now)).toEqual({ state: 'none' });
  expect(windowLeft(null, now)).toEqual({ state: 'none' });
});

test('counts down below four hours and presses below half an hour', () => {
  expect(windowLeft('2026-11-23T12:05:30Z', now)).toEqual({ state: 'soon', hours: 2, minutes: 5 });
  expect(windowLeft('2026-11-23T10:29:00Z', now)).toEqual({ state: 'urgent', hours: 0, minutes: 29 });
  expect(windowLeft('2026-11-23T10:00:20Z', now)).toEqual({ state: 'urgent', hours: 0, minutes: 1 });
});

test('says closed from the very moment on', () => {
  expect(windowLeft('2026-11-23T10:00:00Z', now)).toEqual({ state: 'closed' });
});
