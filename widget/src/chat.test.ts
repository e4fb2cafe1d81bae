import { expect, test, vi } from 'vitest';
import { Refused } from './refusal.ts';
import { createStore } from './store.ts';
import { later, makeServer, makeStorage, openPage, picture, textsOf } from './testing.ts';
import type { Refusal } from './refusal.ts';
import type { WebchatMessage } from './types.ts';

test('what is written goes out in order, in one visit, and stands once', async () => {
  const server = makeServer();
  const { chat } = openPage(server);
  for (const text of ['one', '  ', 'two', 'three']) chat.write(text);
  await vi.waitFor(() => expect(textsOf(server)).toEqual(['one', 'two', 'three']));
  await vi.waitFor(() => expect(chat.state().waiting).toEqual([]));
  expect(chat.state().entries.map(({ seq }) => seq)).toEqual([100, 101, 102]);
  expect(server.calls.filter((call) => call === 'session')).toHaveLength(1);
  chat.stop();
});

test('an answer that got lost is asked for again under the same id', async () => {
  const server = makeServer();
  server.refusals.send = [later, later];
  const { chat } = openPage(server);
  chat.write('hello');
  expect(chat.state().waiting).toHaveLength(1);
  await vi.waitFor(() => expect(chat.state().waiting).toEqual([]));
  expect(server.calls.filter((call) => call === 'send')).toHaveLength(3);
  expect(textsOf(server)).toEqual(['hello']);
  expect(chat.state().entries).toHaveLength(1);
  chat.stop();
});

test('what was written offline is sent by the page that comes after', async () => {
  const server = makeServer();
  server.refusals.session = Array<Refusal>(5).fill({ kind: 'later', waitMs: 60_000 });
  const { chat, storage } = openPage(server);
  chat.write('first');
  chat.write('second');
  await vi.waitFor(() => expect(server.calls).toContain('session'));
  chat.stop();
  server.refusals.session = [];
  const after = openPage(server, storage).chat;
  expect(after.state().waiting.map((message: WebchatMessage) => ('text' in message ? message.text : ''))).toEqual(['first', 'second']);
  after.connect();
  await vi.waitFor(() => expect(textsOf(server)).toEqual(['first', 'second']));
  await vi.waitFor(() => expect(after.state().waiting).toEqual([]));
  after.stop();
});

test('a line that breaks goes on from its cursor, with nothing missed and nothing twice', async () => {
  const server = makeServer();
  const { chat } = openPage(server);
  chat.show();
  await vi.waitFor(() => expect(chat.state().line).toBe('open'));
  server.answer('one');
  await vi.waitFor(() => expect(chat.state().entries).toHaveLength(1));
  server.breakLines();
  server.answer('two');
  await vi.waitFor(() => expect(chat.state().entries).toHaveLength(2));
  server.answer('three');
  await vi.waitFor(() => expect(chat.state().entries.map(({ seq }) => seq)).toEqual([100, 101, 102]));
  expect(server.calls.filter((call) => call.startsWith('after'))).toEqual(['after 0', 'after 100']);
  chat.stop();
});

test('what comes while the window is shut is unread until it opens, and then is marked', async () => {
  const server = makeServer();
  const { chat } = openPage(server);
  chat.connect();
  await vi.waitFor(() => expect(chat.state().line).toBe('open'));
  server.answer('one');
  server.answer('two');
  await vi.waitFor(() => expect(chat.state().unread).toBe(2));
  expect(server.calls.filter((call) => call.startsWith('read'))).toEqual([]);
  chat.show();
  await vi.waitFor(() => expect(chat.state().unread).toBe(0));
  expect(server.calls).toContain('read 101');
  chat.stop();
});

test('a message that is never taken is set aside, and those behind it go on', async () => {
  const server = makeServer();
  const { chat, storage } = openPage(server);
  const send = server.door.send;
  server.door.send = (token, messages) =>
    messages.some((message) => 'text' in message && message.text === 'poison')
      ? Promise.reject(new Refused({ kind: 'never' }))
      : send(token, messages);
  chat.write('one');
  chat.write('poison');
  chat.write('two');
  await vi.waitFor(() => expect(textsOf(server)).toEqual(['one', 'two']));
  await vi.waitFor(() => expect(chat.state().waiting).toMatchObject([{ text: 'poison', failed: true }]));
  expect(createStore('chat', storage).read().outbox).toHaveLength(1);
  chat.remove(chat.state().waiting[0]?.id ?? '');
  expect(chat.state().waiting).toEqual([]);
  chat.stop();
});

test('a visit that has ended begins anew and loses no message', async () => {
  const server = makeServer();
  server.refusals.send = [{ kind: 'stranger' }];
  const { chat } = openPage(server);
  chat.write('hello');
  await vi.waitFor(() => expect(chat.state().waiting).toEqual([]));
  expect(server.calls.filter((call) => call === 'session').length).toBeGreaterThanOrEqual(2);
  chat.stop();
});

test('a chat that is not there any more says so and asks no further', async () => {
  const server = makeServer();
  server.refusals.session = [{ kind: 'closed' }, { kind: 'closed' }];
  const { chat } = openPage(server);
  chat.write('hello');
  await vi.waitFor(() => expect(chat.state().line).toBe('closed'));
  expect(chat.state().waiting).toHaveLength(1);
  chat.stop();
});

test('somebody else who signs in sees nothing of who was there before', async () => {
  const server = makeServer();
  const { chat } = openPage(server);
  chat.show();
  chat.write('mine');
  await vi.waitFor(() => expect(chat.state().entries).toHaveLength(1));
  server.thread.length = 0;
  chat.identify({ id: 'other', hash: 'f'.repeat(64) });
  expect(chat.state().entries).toEqual([]);
  await vi.waitFor(() => expect(server.calls.filter((call) => call === 'session')).toHaveLength(2));
  chat.stop();
});

test('a file goes in the order of writing, handed in before its message, and only its own place is told', async () => {
  const server = makeServer();
  const { chat } = openPage(server);
  chat.write('before');
  chat.attach(picture(), 'a.png');
  chat.write('after');
  await vi.waitFor(() => expect(chat.state().waiting).toEqual([]));
  expect(textsOf(server)).toEqual(['before', 'a.png', 'after']);
  expect([...server.files.values()]).toEqual([3]);
  chat.stop();
});

test('a file that is on its way tells how far it is, and stops when it is taken back', async () => {
  const server = makeServer();
  server.holdFiles(true);
  const { chat } = openPage(server);
  chat.attach(picture(), 'a.png');
  await vi.waitFor(() => expect(chat.state().sending).toMatchObject({ part: 0.5 }));
  chat.remove(chat.state().waiting[0]?.id ?? '');
  chat.write('without it');
  await vi.waitFor(() => expect(textsOf(server)).toEqual(['without it']));
  expect([chat.state().waiting, chat.state().sending, server.files.size]).toEqual([[], null, 0]);
  chat.stop();
});

test('a file whose line broke, or whose message came too early, is handed in again', async () => {
  const server = makeServer();
  server.refusals.give = [later, later];
  const { chat } = openPage(server);
  chat.attach(picture(), 'a.png');
  await vi.waitFor(() => expect(textsOf(server)).toEqual(['a.png']));
  expect(server.calls.filter((call) => call === 'give')).toHaveLength(3);
  chat.stop();
});

test('a file that is not taken says so, lets the others pass, and may be taken back', async () => {
  const server = makeServer();
  server.refusals.give = [{ kind: 'never' }];
  const { chat } = openPage(server);
  chat.attach(picture(), 'bad.png');
  chat.write('good');
  await vi.waitFor(() => expect(textsOf(server)).toEqual(['good']));
  expect(chat.state().waiting).toMatchObject([{ file: { name: 'bad.png' }, failed: 'refused' }]);
  chat.again(chat.state().waiting[0]?.id ?? '');
  await vi.waitFor(() => expect(textsOf(server)).toEqual(['good', 'bad.png']));
  chat.stop();
});

test('a file that another browser chose is not sent empty', async () => {
  const server = makeServer();
  const storage = makeStorage();
  const outbox = [{ id: 'lost', file: { name: 'a.png' }, type: 'image/png', at: '2026-11-23T10:00:00.000Z' }];
  storage.setItem('chat', JSON.stringify({ outbox, seen: 0, open: false }));
  const { chat } = openPage(server, storage);
  chat.connect();
  await vi.waitFor(() => expect(chat.state().waiting).toMatchObject([{ failed: 'gone' }]));
  expect(server.thread).toEqual([]);
  chat.stop();
});

test('who writes is told of once in a while, and not before they ever wrote', async () => {
  const server = makeServer();
  const { chat } = openPage(server);
  chat.connect();
  await vi.waitFor(() => expect(chat.state().line).toBe('open'));
  chat.typed();
  expect(server.calls).not.toContain('typing');
  chat.write('hello');
  await vi.waitFor(() => expect(chat.state().entries).toHaveLength(1));
  for (let time = 0; time < 5; time += 1) chat.typed();
  expect(server.calls.filter((call) => call === 'typing')).toHaveLength(1);
  chat.stop();
});
