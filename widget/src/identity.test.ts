import { expect, test, vi } from 'vitest';
import type { ChatState } from './chat.ts';
import { Refused } from './refusal.ts';
import { createStore } from './store.ts';
import { makeServer, openPage, picture, textsOf } from './testing.ts';
import type { WebchatEntry } from './types.ts';

/** A server that has a thread of each person, and notes who wrote what. */
function makePeople() {
  const server = makeServer();
  const threads: Record<string, WebchatEntry[]> = {};
  const sent: string[] = [];
  let online = true;
  server.door.session = async (_token, user) => {
    const who = user?.id ?? 'stranger';
    const entries = threads[who] ?? [];
    return { token: who, entries: [...entries], cursor: entries.at(-1)?.seq ?? 0 };
  };
  server.door.send = async (token, messages) => {
    server.calls.push('send');
    if (!online) throw new Refused({ kind: 'later', waitMs: 20 });
    for (const message of messages) sent.push(`${token}: ${'text' in message ? message.text : message.id}`);
    return { taken: messages.map(({ id }, index) => ({ id, seq: 500 + sent.length + index })) };
  };
  return { server, threads, sent, network: (on: boolean) => void (online = on) };
}
const anna = { id: 'anna', hash: 'a'.repeat(64) };
const basma = { id: 'basma', hash: 'b'.repeat(64) };
const shownOf = ({ entries, waiting }: ChatState) =>
  [...entries.map(({ content }) => content), ...waiting].map((one) => ('text' in one ? one.text : ''));

test('what a person could not send is neither sent nor shown as the next person’s, and does not stay behind', async () => {
  const { server, sent, network } = makePeople();
  const { chat, storage } = openPage(server);
  chat.identify(anna);
  network(false);
  chat.write('my card ends in 4242');
  chat.attach(picture(), 'passport.png');
  await vi.waitFor(() => expect(server.calls).toContain('send'));
  expect(chat.identify(basma)).toBe(true);
  expect(shownOf(chat.state())).toEqual([]);
  network(true);
  chat.write('hello from Basma');
  await vi.waitFor(() => expect(sent).toEqual(['basma: hello from Basma']));
  await vi.waitFor(() => expect(createStore('chat', storage).read().outbox).toEqual([]));
  expect(shownOf(chat.state())).toEqual(['hello from Basma']);
  chat.stop();
});

test('a page that does not know yet who is there neither shows nor sends a user’s words, and keeps them for that user', async () => {
  const { server, sent, network } = makePeople();
  const { chat, storage } = openPage(server);
  chat.identify(anna);
  network(false);
  chat.write('mine');
  await vi.waitFor(() => expect(server.calls).toContain('send'));
  chat.stop();
  network(true);
  const after = openPage(server, storage).chat;
  after.connect();
  after.write('of a stranger');
  await vi.waitFor(() => expect(sent).toEqual(['stranger: of a stranger']));
  expect(shownOf(after.state())).toEqual(['of a stranger']);
  after.identify(anna);
  await vi.waitFor(() => expect(sent).toEqual(['stranger: of a stranger', 'anna: mine']));
  after.stop();
});

test('what a stranger could not send goes along when they sign in, and no further', async () => {
  const { server, sent, network } = makePeople();
  const { chat } = openPage(server);
  network(false);
  chat.write('a table for two?');
  await vi.waitFor(() => expect(server.calls).toContain('send'));
  expect(chat.identify(anna)).toBe(false);
  expect(shownOf(chat.state())).toEqual(['a table for two?']);
  network(true);
  await vi.waitFor(() => expect(sent).toEqual(['anna: a table for two?']));
  expect(chat.identify(undefined)).toBe(true);
  expect(shownOf(chat.state())).toEqual([]);
  chat.stop();
});

test('a send or a file that is on its way while somebody else signs in leaves nothing in their chat', async () => {
  const { server, sent } = makePeople();
  const held: (() => void)[] = [];
  const send = server.door.send;
  server.door.send = async (token, messages) => {
    if (token === 'anna') await new Promise<void>((resolve) => held.push(resolve));
    return send(token, messages);
  };
  const { chat, storage } = openPage(server);
  chat.identify(anna);
  chat.write('on its way');
  await vi.waitFor(() => expect(held).toHaveLength(1));
  chat.identify(basma);
  for (const letGo of held) letGo();
  chat.write('hello');
  await vi.waitFor(() => expect(sent).toEqual(['anna: on its way', 'basma: hello']));
  await vi.waitFor(() => expect(shownOf(chat.state())).toEqual(['hello']));
  server.holdFiles(true);
  chat.attach(picture(), 'mine.png');
  await vi.waitFor(() => expect(chat.state().sending).not.toBeNull());
  chat.identify(anna);
  server.holdFiles(false);
  await vi.waitFor(() => expect(chat.state().sending).toBeNull());
  expect([createStore('chat', storage).read().outbox, server.files.size, sent.length]).toEqual([[], 0, 2]);
  chat.stop();
});

test('whose thread has smaller numbers than the stranger’s has unread answers and read marks all the same', async () => {
  const { server, threads } = makePeople();
  const answer = (seq: number, id: string): WebchatEntry => ({
    ...{ seq, id, from: 'business', content: { kind: 'text', text: id }, at: '2026-11-23T10:00:00.000Z' },
  });
  threads['stranger'] = [answer(9_000, 'welcome')];
  threads['anna'] = [answer(5_000, 'long ago')];
  const { chat } = openPage(server);
  chat.show();
  await vi.waitFor(() => expect(server.calls).toContain('read 9000'));
  chat.hide();
  chat.identify(anna);
  await vi.waitFor(() => expect(server.calls).toContain('after 5000'));
  server.tell(answer(5_001, 'your table is ready'));
  await vi.waitFor(() => expect(chat.state().unread).toBe(1));
  chat.show();
  await vi.waitFor(() => expect(server.calls).toContain('read 5001'));
  expect(chat.state().unread).toBe(0);
  chat.stop();
});

test('a line that ends as soon as it begins is asked for less and less often', async () => {
  vi.useFakeTimers();
  try {
    const server = makeServer();
    server.door.stream = async () => {
      server.calls.push('stream');
      return new ReadableStream({
        start(line) {
          line.enqueue(new TextEncoder().encode(': open\n\n'));
          line.close();
        },
      });
    };
    const { chat } = openPage(server);
    chat.connect();
    await vi.advanceTimersByTimeAsync(60_000);
    const knocks = server.calls.filter((call) => call === 'stream').length;
    expect(knocks).toBeGreaterThan(2);
    expect(knocks).toBeLessThan(10);
    chat.stop();
  } finally {
    vi.useRealTimers();
  }
});

test('a visit that is told to be over begins anew, on whichever thread is its own now', async () => {
  const server = makeServer();
  const { chat } = openPage(server);
  chat.connect();
  await vi.waitFor(() => expect(chat.state().line).toBe('open'));
  server.answer('before');
  await vi.waitFor(() => expect(chat.state().entries).toHaveLength(1));
  server.thread.length = 0;
  server.endVisit();
  await vi.waitFor(() => expect(server.calls.filter((call) => call === 'session')).toHaveLength(2));
  await vi.waitFor(() => expect(chat.state()).toMatchObject({ entries: [], line: 'open' }));
  server.answer('after');
  await vi.waitFor(() => expect(chat.state().entries).toHaveLength(1));
  chat.stop();
});

test('a file for which there is no room today says so, and may be tried again', async () => {
  const server = makeServer();
  server.refusals.give = [{ kind: 'full' }];
  const { chat } = openPage(server);
  chat.attach(picture(), 'film.png');
  await vi.waitFor(() => expect(chat.state().waiting).toMatchObject([{ failed: 'full' }]));
  chat.again(chat.state().waiting[0]?.id ?? '');
  await vi.waitFor(() => expect(textsOf(server)).toEqual(['film.png']));
  chat.stop();
});
