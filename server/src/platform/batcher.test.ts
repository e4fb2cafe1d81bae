import { describe, expect, test } from 'vitest';
import { BatcherFullError, createBatcher } from './batcher.ts';

/** Batches that end when they are told to. */
function heldRuns() {
  const batches: { items: number[]; end: () => void }[] = [];
  const run = (items: number[]): Promise<number[]> =>
    new Promise((resolve) => batches.push({ items, end: () => resolve(items.map((item) => item * 10)) }));
  return { batches, run };
}

describe('batcher', () => {
  test('shares one round trip among those who ask together, and gives each its own answer', async () => {
    const seen: number[][] = [];
    const batcher = createBatcher<number, number>(
      async (items) => {
        seen.push(items);
        return items.map((item) => item * 10);
      },
      { maxWaitMs: 0, maxItems: 100 },
    );
    expect(await Promise.all([1, 2, 3].map((item) => batcher.add(item)))).toEqual([10, 20, 30]);
    expect(seen).toEqual([[1, 2, 3]]);
  });

  test('does not wait once a batch is full', () => {
    const { batches, run } = heldRuns();
    const batcher = createBatcher(run, { maxWaitMs: 1_000_000, maxItems: 2 });
    void batcher.add(1);
    expect(batches).toEqual([]);
    void batcher.add(2);
    expect(batches.map((batch) => batch.items)).toEqual([[1, 2]]);
  });

  test('runs no more batches at once than it may, and keeps the order of the rest', async () => {
    const { batches, run } = heldRuns();
    const batcher = createBatcher(run, { maxWaitMs: 0, maxItems: 1, concurrency: 2 });
    const all = Promise.all([1, 2, 3, 4].map((item) => batcher.add(item)));
    expect(batches.map((batch) => batch.items)).toEqual([[1], [2]]);
    expect(batcher.waiting).toBe(2);
    for (let at = 0; at < 4; at += 1) {
      batches[at]?.end();
      await new Promise(setImmediate);
    }
    expect(await all).toEqual([10, 20, 30, 40]);
    expect(batches.map((batch) => batch.items)).toEqual([[1], [2], [3], [4]]);
  });

  test('refuses at once what it cannot hold', async () => {
    const { batches, run } = heldRuns();
    const batcher = createBatcher(run, { maxWaitMs: 0, maxItems: 1, maxWaiting: 1 });
    const taken = [batcher.add(1), batcher.add(2)];
    await expect(batcher.add(3)).rejects.toBeInstanceOf(BatcherFullError);
    batches[0]?.end();
    await new Promise(setImmediate);
    batches[1]?.end();
    expect(await Promise.all(taken)).toEqual([10, 20]);
  });

  test('runs each item alone when a batch fails, so that one bad item harms only itself', async () => {
    const seen: number[][] = [];
    const batcher = createBatcher<number, number>(
      async (items) => {
        seen.push(items);
        if (items.includes(2)) throw new Error('two');
        return items;
      },
      { maxWaitMs: 0, maxItems: 10 },
    );
    const results = await Promise.allSettled([1, 2, 3].map((item) => batcher.add(item)));
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(seen).toEqual([[1, 2, 3], [1], [2], [3]]);
  });

  test('works on after a failure', async () => {
    let fails = true;
    const batcher = createBatcher<number, number>(
      async (items) => {
        if (fails) throw new Error('away');
        return items;
      },
      { maxWaitMs: 0, maxItems: 10 },
    );
    await expect(batcher.add(1)).rejects.toThrow('away');
    fails = false;
    expect(await batcher.add(2)).toBe(2);
  });
});
