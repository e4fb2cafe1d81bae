import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PendingRemovals, UNDO_MS } from './pending-removals.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('hides the row at once and removes it when the time for undo has passed', async () => {
  const remove = vi.fn(async () => undefined);
  const removals = new PendingRemovals(remove);
  removals.add('src_1');
  expect(removals.snapshot().has('src_1')).toBe(true);
  await vi.advanceTimersByTimeAsync(UNDO_MS - 1);
  expect(remove).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(remove).toHaveBeenCalledExactlyOnceWith('src_1', false);
});

test('undo brings the row back and nothing is removed', async () => {
  const remove = vi.fn(async () => undefined);
  const removals = new PendingRemovals(remove);
  removals.add('src_1');
  removals.undo('src_1');
  await vi.advanceTimersByTimeAsync(UNDO_MS * 2);
  expect(removals.snapshot().size).toBe(0);
  expect(remove).not.toHaveBeenCalled();
});

test('removes at once when the page closes', () => {
  const remove = vi.fn(async () => undefined);
  const removals = new PendingRemovals(remove);
  removals.add('src_1');
  removals.flush();
  expect(remove).toHaveBeenCalledExactlyOnceWith('src_1', true);
});

test('shows the row again when the server refuses', async () => {
  const removals = new PendingRemovals(async () => {
    throw new Error('source.not_found');
  });
  removals.add('src_1');
  await vi.advanceTimersByTimeAsync(UNDO_MS);
  expect(removals.snapshot().has('src_1')).toBe(false);
});

test('what waits when the tenant changes does not happen', async () => {
  const remove = vi.fn(async () => undefined);
  const removals = new PendingRemovals(remove);
  removals.add('src_1');
  removals.clear();
  await vi.advanceTimersByTimeAsync(UNDO_MS * 2);
  expect(removals.snapshot().size).toBe(0);
  expect(remove).not.toHaveBeenCalled();
});
