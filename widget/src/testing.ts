import { vi } from 'vitest';
import { createChat } from './chat.ts';
import type { Door } from './door.ts';
import { type Refusal, Refused } from './refusal.ts';
import { createShelf } from './shelf.ts';
import { createStore } from './store.ts';
import type { WebchatEntry, WebchatMessage } from './types.ts';

/** The server's side of a chat, as far as a page can tell: one thread, which takes each id once. */
export function makeServer() {
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

export function makeStorage(): Pick<Storage, 'getItem' | 'setItem'> {
  const kept = new Map<string, string>();
  return { getItem: (name) => kept.get(name) ?? null, setItem: (name, text) => void kept.set(name, text) };
}

export function openPage(server: ReturnType<typeof makeServer>, storage = makeStorage(), shelf = createShelf('files', null)) {
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
export const textsOf = (server: ReturnType<typeof makeServer>) =>
  server.thread.map(({ content }) => ('text' in content ? content.text : ''));
export const later: Refusal = { kind: 'later', waitMs: 0 };

export const picture = (bytes = 3): Blob => new Blob(['x'.repeat(bytes)], { type: 'image/png' });
