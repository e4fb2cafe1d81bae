import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { followEvents } from './follow-events.ts';
import type { QueryKey } from './stale-keys.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A list of events that grows when the test says so, and a follower of it. */
function setUp() {
  const events: { kind: string; conversationId: string | null }[] = [];
  const stale: (QueryKey[] | null)[] = [];
  const reads: string[] = [];
  const state = { down: false };
  const follower = followEvents({
    pageSize: 10,
    readPage: async (after) => {
      reads.push(after);
      if (state.down) throw new Error('network.unreachable');
      return { items: events.slice(Number(after)), cursor: String(events.length) };
    },
    onStale: (keys) => stale.push(keys),
    onReach: () => undefined,
  });
  const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);
  return { events, stale, reads, state, follower, settle };
}
const changed = { kind: 'message.received', conversationId: 'cnv_1' };
const keysOfChange = [['home'], ['conversations'], ['messages', 'cnv_1'], ['turns', 'cnv_1']];

test('reads everything afresh once, then only what changed', async () => {
  const { events, stale, follower, settle } = setUp();
  events.push(changed);
  follower.look(false);
  await settle();
  expect(stale).toEqual([null]);
  events.push(changed);
  follower.look(true);
  await settle();
  expect(stale).toEqual([null, keysOfChange]);
});

test('makes good a push that never arrived at the next look', async () => {
  const { events, stale, follower, settle } = setUp();
  follower.look(false);
  await settle();
  events.push(changed, { kind: 'source.live', conversationId: null });
  follower.look(false);
  await settle();
  expect(stale.at(-1)).toEqual([...keysOfChange, ['sources'], ['facts']]);
});

test('looks again when a push came before its event could be read', async () => {
  const { events, stale, follower, settle } = setUp();
  follower.look(false);
  await settle();
  follower.look(true);
  await settle();
  expect(stale).toEqual([null]);
  events.push(changed);
  await vi.advanceTimersByTimeAsync(250);
  expect(stale.at(-1)).toEqual(keysOfChange);
});

test('stops looking again after a few empty looks', async () => {
  const { reads, follower, settle } = setUp();
  follower.look(false);
  await settle();
  follower.look(true);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(reads).toHaveLength(1 + 1 + 3);
});

test('answers many pushes during one reading with one more reading', async () => {
  const { reads, follower, settle } = setUp();
  follower.look(false);
  follower.look(false);
  follower.look(false);
  await settle();
  expect(reads).toHaveLength(2);
});

test('keeps its place while the server is away', async () => {
  const { events, stale, state, reads, follower, settle } = setUp();
  follower.look(false);
  await settle();
  events.push(changed);
  state.down = true;
  follower.look(true);
  await settle();
  state.down = false;
  follower.look(false);
  await settle();
  expect(reads).toEqual(['0', '0', '0']);
  expect(stale.at(-1)).toEqual(keysOfChange);
});
