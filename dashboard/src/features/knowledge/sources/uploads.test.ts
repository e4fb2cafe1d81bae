import { expect, test, vi } from 'vitest';
import { type Send, UploadQueue } from './uploads.ts';

const file = (name: string): File => new File(['menu'], name);

/** A server that answers when the test says so. */
function heldServer(): { send: Send; started: string[]; finish: (name: string) => void; fail: (name: string, error: unknown) => void } {
  const waiting = new Map<string, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>();
  const started: string[] = [];
  return {
    started,
    send: (sent) => {
      started.push(sent.name);
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      waiting.set(sent.name, { resolve, reject });
      return promise;
    },
    finish: (name) => waiting.get(name)?.resolve(null),
    fail: (name, error) => waiting.get(name)?.reject(error),
  };
}

test('sends two files at once and the third when one is done', async () => {
  const server = heldServer();
  const done = vi.fn();
  const queue = new UploadQueue(server.send, done);
  queue.add([file('a.pdf'), file('b.pdf'), file('c.pdf')]);
  expect(server.started).toEqual(['a.pdf', 'b.pdf']);
  server.finish('a.pdf');
  await vi.waitFor(() => expect(server.started).toEqual(['a.pdf', 'b.pdf', 'c.pdf']));
  expect(done).toHaveBeenCalledTimes(1);
  expect(queue.snapshot().map(({ name }) => name)).toEqual(['b.pdf', 'c.pdf']);
});

test('keeps a failed file with its error, and sends it again on request', async () => {
  const server = heldServer();
  const queue = new UploadQueue(server.send, () => undefined);
  const refused = new Error('document.too_large');
  queue.add([file('a.pdf')]);
  server.fail('a.pdf', refused);
  await vi.waitFor(() => expect(queue.snapshot()[0]).toMatchObject({ state: 'failed', error: refused }));
  queue.retry(queue.snapshot()[0]?.id ?? 0);
  expect(server.started).toEqual(['a.pdf', 'a.pdf']);
});

test('aborts a file that is dropped on its way and goes on with the next', async () => {
  const server = heldServer();
  let signal: AbortSignal | undefined;
  const queue = new UploadQueue(
    (sent, onProgress, given) => {
      signal ??= given;
      return server.send(sent, onProgress, given);
    },
    () => undefined,
    1,
  );
  queue.add([file('a.pdf'), file('b.pdf')]);
  queue.drop(queue.snapshot()[0]?.id ?? 0);
  expect(signal?.aborted).toBe(true);
  expect(queue.snapshot().map(({ name }) => name)).toEqual(['b.pdf']);
  server.fail('a.pdf', new DOMException('upload aborted', 'AbortError'));
  await vi.waitFor(() => expect(server.started).toContain('b.pdf'));
});

test('stops and forgets everything when the tenant changes', async () => {
  const server = heldServer();
  const queue = new UploadQueue(server.send, () => undefined, 1);
  queue.add([file('a.pdf'), file('b.pdf')]);
  queue.clear();
  expect(queue.snapshot()).toEqual([]);
  server.fail('a.pdf', new DOMException('upload aborted', 'AbortError'));
  queue.add([file('c.pdf')]);
  await vi.waitFor(() => expect(server.started).toEqual(['a.pdf', 'c.pdf']));
});
