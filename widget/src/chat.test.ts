import type { WebchatEntry, WebchatMessage } from './types.ts';
import { expect, test, vi } from 'vitest';
import { type ChatState, createChat } from './chat.ts';
import type { Door } from './door.ts';
import { type Refusal, Refused } from './refusal.ts';
import { createShelf } from './shelf.ts';
import { createStore } from './store.ts';

/** The server's side of a chat, as far as a page can tell: one thread, which takes each id once. */
function makeServer() {
  const thread: WebchatEntry[] = [];
  const calls: string[] = [];
  const files = new Map<string, number>();
  let hold = false;
  const refusals: Partial<Record<'session' | 'send' | 'stream' | 'give', Refusal[]>> = {};
  let lines: ReadableStreamDefaultController<Uint8Array>[] = [];
  let sessions = 0;
  /** A slow line: until it is let go, or cancelled. */
  const givenUp = async (signal: AbortSignal): Promise<void> => {
    await vi.waitFor(() => {
      if (hold && !signal.aborted) throw new Error('still on its way');
    });
    if (signal.aborted) throw new Refused({ kind: 'later', waitMs: 0 });
  };
  const refuse = (what: 'session' | 'send' | 'stream' | 'give'): void => {
    calls.push(what);
    const refusal = refusals[what]?.shift();
    if (refusal) throw new Refused(refusal);
  };
  const tell = (entry: WebchatEntry): void => {
    for (const line of lines) line.enqueue(new TextEncoder().encode(`id: ${entry.seq}\nevent: entry\ndata: ${JSON.stringify(entry)}\n\n`));
  };
  const add = (id: string, from: WebchatEntry['from'], text: string): WebchatEntry => {
    const known = thread.find((entry) => entry.id === id);
    const entry = known ?? { seq: 100 + thread.length, id, from, content: { kind: 'text', text }, at: '2026-11-23T10:00:00.000Z' };
    if (!known) thread.push(entry);
    return entry;
  };
  const door: Door = {
    face: () => Promise.reject(new Error('not asked for here')),
    async session() {
      refuse('session');
      sessions += 1;
      return { token: `token-${sessions}`, entries: [...thread], cursor: thread.at(-1)?.seq ?? 0 };
    },
    async send(_token, messages) {
      const wordsOf = (message: WebchatMessage): string =>
        'text' in message ? message.text : 'file' in message ? message.file.name : message.choice.title;
      if (messages.some((message) => 'file' in message && !files.has(message.id))) throw new Refused({ kind: 'missing' });
      const taken = messages.map((message) => add(message.id, 'visitor', wordsOf(message)));
      // A refusal after the taking is an answer that got lost on its way.
      refuse('send');
      for (const entry of taken) tell(entry);
      return { taken: taken.map(({ id, seq }) => ({ id, seq, ...(files.has(id) ? { url: `/webchat/v1/key/files/${id}` } : {}) })) };
    },
    base: 'https://chat.example',
    async give(_token, { id, file }, signal, onPart) {
      onPart(0.5);
      await givenUp(signal);
      refuse('give');
      files.set(id, file.size);
    },
    async typing() {
      calls.push('typing');
    },
    async read(_token, seq) {
      calls.push(`read ${seq}`);
    },
    async stream(_token, after, signal) {
      refuse('stream');
      calls.push(`after ${after}`);
      return new ReadableStream({
        start(line) {
          lines.push(line);
          signal.addEventListener('abort', () => {
            lines = lines.filter((one) => one !== line);
            line.error(new Error('left'));
          });
          for (const entry of thread.filter(({ seq }) => seq > after))
            line.enqueue(new TextEncoder().encode(`event: entry\ndata: ${JSON.stringify(entry)}\n\n`));
        },
      });
    },
  };
  return {
    door,
    thread,
    calls,
    refusals,
    files,
    holdFiles: (on: boolean) => void (hold = on),
    tell,
    endVisit() {
      for (const line of lines) {
        line.enqueue(new TextEncoder().encode('event: over\ndata: {}\n\n'));
        line.close();
      }
      lines = [];
    },
    answer: (text: string) => tell(add(`out_${text}`, 'business', text)),
    breakLines() {
      for (const line of lines) line.close();
      lines = [];
    },
  };
}

function makeStorage(): Pick<Storage, 'getItem' | 'setItem'> {
  const kept = new Map<string, string>();
  return { getItem: (name) => kept.get(name) ?? null, setItem: (name, text) => void kept.set(name, text) };
}

function openPage(server: ReturnType<typeof makeServer>, storage = makeStorage(), shelf = createShelf('files', null)) {
  let made = 0;
  const page = Math.random().toString(36).slice(2, 6);
  const chat = createChat({
    door: server.door,
    store: createStore('chat', storage),
    shelf,
    alone: (_name, work) => work(),
    makeId: () => `${page}-${(made += 1)}`,
    onChange: () => {},
  });
  return { chat, storage };
}
const textsOf = (server: ReturnType<typeof makeServer>) => server.thread.map(({ content }) => ('text' in content ? content.text : ''));
const later: Refusal = { kind: 'later', waitMs: 0 };

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

const picture = (bytes = 3): Blob => new Blob(['x'.repeat(bytes)], { type: 'image/png' });

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
