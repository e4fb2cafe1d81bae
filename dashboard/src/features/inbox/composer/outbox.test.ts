import { expect, test } from 'vitest';
import { draftKey, keepText, keptText } from './drafts.ts';
import { Outbox } from './outbox.ts';

function shelfOf() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}
const entry = (key: string) => ({ key, mode: 'reply' as const, text: key, at: '2026-11-23T10:00:00Z' });
const explain = () => ({ code: 'conversation.window_closed', words: 'closed' });
const states = (outbox: Outbox) => outbox.list('me', 'cnv').map(({ key, state }) => `${key} ${state}`);

test('what is sent stands as such until it went, and is then gone', async () => {
  const outbox = new Outbox(shelfOf());
  const gate = Promise.withResolvers<void>();
  const sent = outbox.send('me', 'cnv', entry('a'), () => gate.promise, explain);
  expect(states(outbox)).toEqual(['a sending']);
  gate.resolve();
  expect(await sent).toBe(true);
  expect(states(outbox)).toEqual([]);
});

test('what failed stays with its reason, and goes when it is sent again', async () => {
  const outbox = new Outbox(shelfOf());
  expect(await outbox.send('me', 'cnv', entry('a'), () => Promise.reject(new Error('no')), explain)).toBe(false);
  expect(outbox.list('me', 'cnv')).toMatchObject([{ key: 'a', state: 'failed', code: 'conversation.window_closed', words: 'closed' }]);
  expect(await outbox.send('me', 'cnv', entry('a'), () => Promise.resolve(), explain)).toBe(true);
  expect(states(outbox)).toEqual([]);
});

test('one conversation sends in the order of writing, also after a failure', async () => {
  const outbox = new Outbox(shelfOf());
  const order: string[] = [];
  const gate = Promise.withResolvers<void>();
  const first = outbox.send('me', 'cnv', entry('a'), () => gate.promise.then(() => void order.push('a')), explain);
  const second = outbox.send('me', 'cnv', entry('b'), async () => void order.push('b'), explain);
  gate.reject(new Error('no'));
  await Promise.all([first, second]);
  expect(order).toEqual(['b']);
  expect(states(outbox)).toEqual(['a failed']);
});

test('a reload keeps what has no answer, and does not claim to know whether it went', () => {
  const shelf = shelfOf();
  void new Outbox(shelf).send('me', 'cnv', entry('a'), () => new Promise(() => undefined), explain);
  expect(states(new Outbox(shelf))).toEqual(['a unknown']);
  expect(new Outbox(shelf).list('somebody else', 'cnv')).toEqual([]);
});

test('what was discarded is nowhere any more', async () => {
  const shelf = shelfOf();
  const outbox = new Outbox(shelf);
  await outbox.send('me', 'cnv', entry('a'), () => Promise.reject(new Error('no')), explain);
  outbox.discard('me', 'cnv', 'a');
  expect(states(outbox)).toEqual([]);
  expect(shelf.kept.size).toBe(0);
});

test('a draft is kept for each mode, and an empty one leaves nothing behind', () => {
  const shelf = shelfOf();
  keepText(shelf, draftKey('me', 'cnv', 'reply'), 'hello');
  keepText(shelf, draftKey('me', 'cnv', 'note'), 'careful');
  expect(keptText(shelf, draftKey('me', 'cnv', 'reply'))).toBe('hello');
  keepText(shelf, draftKey('me', 'cnv', 'reply'), '');
  expect([...shelf.kept.keys()]).toEqual([draftKey('me', 'cnv', 'note')]);
});
