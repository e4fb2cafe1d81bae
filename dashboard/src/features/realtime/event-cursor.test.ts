import { expect, test } from 'vitest';
import { catchUp, isAfter } from './event-cursor.ts';

/** A log of events with ids 1..last, served in pages like the API does. */
function logOf(last: number, pageSize: number): (after: string) => Promise<{ items: string[]; cursor: string }> {
  return async (after) => {
    const from = Number(after) + 1;
    const items = Array.from({ length: Math.max(0, Math.min(pageSize, last - from + 1)) }, (_, index) => String(from + index));
    return { items, cursor: items.at(-1) ?? after };
  };
}

test('compares ids as whole numbers of 64 bits', () => {
  expect(isAfter('10', '9')).toBe(true);
  expect(isAfter('9223372036854775807', '9223372036854775806')).toBe(true);
});

test('replays every event once, in order, over several pages', async () => {
  const caught = await catchUp(logOf(7, 3), '2', 3);
  expect(caught).toEqual({ items: ['3', '4', '5', '6', '7'], cursor: '7', gaveUp: false });
});

test('asks nothing twice when the list did not grow', async () => {
  const caught = await catchUp(logOf(7, 3), '7', 3);
  expect(caught).toEqual({ items: [], cursor: '7', gaveUp: false });
});

test('gives up replaying after too many pages and says so', async () => {
  const caught = await catchUp(logOf(100, 3), '0', 3, 2);
  expect(caught.gaveUp).toBe(true);
  expect(caught.cursor).toBe('6');
});

test('stops when the cursor stands still although the page is full', async () => {
  let reads = 0;
  const caught = await catchUp(
    async () => {
      reads += 1;
      return { items: ['5'], cursor: '5' };
    },
    '5',
    1,
  );
  expect([reads, caught.gaveUp]).toEqual([1, false]);
});
