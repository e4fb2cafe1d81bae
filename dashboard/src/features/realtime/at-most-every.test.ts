import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { atMostEvery } from './at-most-every.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('the first is done at once, and many that follow are one at the end of the pause', () => {
  const deed = vi.fn();
  const often = atMostEvery(1_000, deed);
  often.ask();
  expect(deed).toHaveBeenCalledTimes(1);
  for (let time = 0; time < 20; time += 1) often.ask();
  expect(deed).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1_000);
  expect(deed).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(5_000);
  expect(deed).toHaveBeenCalledTimes(2);
});

test('nothing is done after it was stopped', () => {
  const deed = vi.fn();
  const often = atMostEvery(1_000, deed);
  often.ask();
  often.ask();
  often.stop();
  vi.advanceTimersByTime(5_000);
  expect(deed).toHaveBeenCalledTimes(1);
});
