import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiError, UnreachableError } from '../../../../shared/api/api-error.ts';
import { type SendHooks, type ShelvedUpload, UploadQueue, type UploadShelf } from './upload-queue.ts';

const file = (name: string): File => new File(['menu'], name);
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const settle = () => vi.advanceTimersByTimeAsync(0);

/** A server that answers when the test says so. */
function heldServer() {
  const waiting = new Map<string, { hooks: SendHooks; resolve: (value: unknown) => void; reject: (error: unknown) => void }>();
  const started: string[] = [];
  const urls: (string | null)[] = [];
  const given: string[] = [];
  return {
    ...{ started, urls, given },
    send: (upload: ShelvedUpload, hooks: SendHooks) => {
      started.push(upload.file.name);
      urls.push(upload.url);
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      waiting.set(upload.file.name, { hooks, resolve, reject });
      hooks.signal.addEventListener('abort', () => reject(hooks.signal.reason));
      return promise;
    },
    giveUp: async (url: string) => void given.push(url),
    of: (name: string) => waiting.get(name) as NonNullable<ReturnType<typeof waiting.get>>,
  };
}

/** What several pages of one browser share. */
function memoryShelf(): UploadShelf & { kept: Map<string, ShelvedUpload> } {
  const kept = new Map<string, ShelvedUpload>();
  const held = new Map<string, { free: Promise<void>; release: () => void }>();
  return {
    kept,
    put: async (upload) => void kept.set(upload.id, upload),
    remove: async (id) => void kept.delete(id),
    all: async (scope) => [...kept.values()].filter((upload) => upload.scope === scope),
    async hold(id, patient = false) {
      while (held.has(id)) {
        if (!patient) return null;
        await held.get(id)?.free;
      }
      const { promise, resolve } = Promise.withResolvers<void>();
      const release = (): void => {
        held.delete(id);
        resolve();
      };
      held.set(id, { free: promise, release });
      return release;
    },
  };
}

function world(shelf = memoryShelf(), atOnce = 2) {
  const server = heldServer();
  const done = vi.fn();
  let ids = 0;
  const queue = new UploadQueue({ send: server.send, giveUp: server.giveUp, shelf, onDone: done, atOnce, newId: () => `upl${(ids += 1)}` });
  const states = () => Object.fromEntries(queue.snapshot().map(({ name, state }) => [name, state]));
  return { server, done, queue, shelf, states };
}

test('sends two files at once and the third when one is done', async () => {
  const { server, done, queue, shelf } = world();
  await queue.open('sara:one');
  queue.add([file('a.pdf'), file('b.pdf'), file('c.pdf')]);
  expect(server.started).toEqual(['a.pdf', 'b.pdf']);
  server.of('a.pdf').resolve(null);
  await settle();
  expect(server.started).toEqual(['a.pdf', 'b.pdf', 'c.pdf']);
  expect(done).toHaveBeenCalledTimes(1);
  expect(queue.snapshot().map(({ name }) => name)).toEqual(['b.pdf', 'c.pdf']);
  expect([...shelf.kept.values()].map((upload) => upload.file.name)).toEqual(['b.pdf', 'c.pdf']);
});

test('keeps a refused file with its error, and sends it again on request', async () => {
  const { server, queue, states } = world();
  const refused = new ApiError(413, null);
  queue.add([file('a.pdf')]);
  server.of('a.pdf').reject(refused);
  await settle();
  expect(queue.snapshot()[0]).toMatchObject({ state: 'failed', error: refused });
  queue.resume('upl1');
  expect([server.started, states()]).toEqual([['a.pdf', 'a.pdf'], { 'a.pdf': 'sending' }]);
});

test('waits when nobody answers, longer each time, and goes on at once when the network is back', async () => {
  const { server, queue, states } = world();
  queue.add([file('a.pdf')]);
  server.of('a.pdf').reject(new UnreachableError());
  await settle();
  expect(states()).toEqual({ 'a.pdf': 'stalled' });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(states()).toEqual({ 'a.pdf': 'sending' });
  server.of('a.pdf').reject(new ApiError(503, null));
  await settle();
  await vi.advanceTimersByTimeAsync(1_500);
  expect(states()).toEqual({ 'a.pdf': 'stalled' });
  queue.wake();
  expect([states(), server.started.length]).toEqual([{ 'a.pdf': 'sending' }, 3]);
});

test('goes on where it stood after a pause', async () => {
  const { server, queue, states } = world();
  queue.add([file('a.pdf')]);
  server.of('a.pdf').hooks.onUrl('/api/v1/uploads/upl_1');
  server.of('a.pdf').hooks.onProgress(0.4);
  queue.pause('upl1');
  await settle();
  expect(queue.snapshot()[0]).toMatchObject({ state: 'paused', share: 0.4 });
  expect(server.given).toEqual([]);
  queue.resume('upl1');
  expect([states(), server.urls]).toEqual([{ 'a.pdf': 'sending' }, [null, '/api/v1/uploads/upl_1']]);
});

test('a file that is dropped on its way is given up at the server, and the next one goes', async () => {
  const { server, queue, shelf } = world(memoryShelf(), 1);
  await queue.open('sara:one');
  queue.add([file('a.pdf'), file('b.pdf')]);
  server.of('a.pdf').hooks.onUrl('/api/v1/uploads/upl_1');
  const { signal } = server.of('a.pdf').hooks;
  queue.drop('upl1');
  await settle();
  expect([signal.aborted, server.given]).toEqual([true, ['/api/v1/uploads/upl_1']]);
  expect(server.started).toEqual(['a.pdf', 'b.pdf']);
  expect([...shelf.kept.keys()]).toEqual(['upl2']);
});

test('another page goes on where this one left off, and only in the name of the same person in the same tenant', async () => {
  const shelf = memoryShelf();
  const first = world(shelf);
  await first.queue.open('sara:one');
  first.queue.add([file('a.pdf'), file('b.pdf')]);
  await settle();
  first.server.of('a.pdf').hooks.onUrl('/api/v1/uploads/upl_7');
  first.queue.pause('upl2');
  await settle();
  // While the first page is there, its files are its own.
  const second = world(shelf);
  await second.queue.open('sara:one');
  expect(second.queue.snapshot()).toEqual([]);
  const stranger = world(shelf);
  await stranger.queue.open('omar:one');
  first.queue.clear();
  await settle();
  expect(second.states()).toEqual({ 'a.pdf': 'sending', 'b.pdf': 'paused' });
  expect(second.server.urls).toEqual(['/api/v1/uploads/upl_7']);
  expect(stranger.queue.snapshot()).toEqual([]);
});

test('stops and forgets everything when the tenant changes', async () => {
  const { server, queue } = world(memoryShelf(), 1);
  await queue.open('sara:one');
  queue.add([file('a.pdf'), file('b.pdf')]);
  queue.clear();
  await settle();
  expect(queue.snapshot()).toEqual([]);
  queue.add([file('c.pdf')]);
  expect(server.started).toEqual(['a.pdf', 'c.pdf']);
});

test('a browser that keeps nothing sends all the same', async () => {
  const broken: UploadShelf = {
    put: () => Promise.reject(new Error('full')),
    remove: () => Promise.reject(new Error('full')),
    all: () => Promise.reject(new Error('none')),
    hold: async () => () => undefined,
  };
  const { server, done, queue } = world(broken as ReturnType<typeof memoryShelf>);
  await queue.open('sara:one');
  queue.add([file('a.pdf')]);
  server.of('a.pdf').resolve(null);
  await settle();
  expect([done.mock.calls.length, queue.snapshot()]).toEqual([1, []]);
});
