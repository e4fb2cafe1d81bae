import { type Door, Refused, type User } from './door.ts';
import { createPauses, pauseAfter } from './pause.ts';
import { readEvents } from './read-events.ts';
import type { Store, Waiting } from './store.ts';
import type { WebchatEntry, WebchatMessage } from './types.ts';

/** Everything the window shows. */
export interface ChatState {
  entries: WebchatEntry[];
  waiting: Waiting[];
  typing: boolean;
  line: 'idle' | 'connecting' | 'open' | 'lost' | 'closed';
  unread: number;
}

export interface Chat {
  state(): ChatState;
  write(text: string): void;
  choose(choice: { id: string; title: string }): void;
  remove(id: string): void;
  connect(): void;
  /** Connects, if it is not; what is on the screen counts as read from now on. */
  show(): void;
  hide(): void;
  identify(user: User | undefined): void;
  /** The browser is online again, or another tab wrote. */
  nudge(): void;
  stop(): void;
}

export interface ChatParts {
  door: Door;
  store: Store;
  /** Runs work of this name that no two tabs may do at once. */
  alone<T>(name: string, work: () => Promise<T>): Promise<T>;
  makeId(): string;
  onChange(): void;
}

const AT_ONCE = 20;

/**
 * The chat without its window: one visit, an outbox that survives a reload and is emptied in order, and a line that goes on from its cursor.
 * A message is taken out of the outbox only when the server has said that it has it; until then it is sent again under the same id.
 */
export function createChat({ door, store, alone, makeId, onChange }: ChatParts): Chat {
  const entries = new Map<string, WebchatEntry>();
  let user: User | undefined;
  let token: string | undefined;
  // Of the line alone: what was acknowledged to us may be ahead of something we have not seen.
  let cursor = 0;
  let typing = false;
  let line: ChatState['line'] = 'idle';
  let shown = false;
  let running = false;
  let flushing = false;
  let visit = 0;
  let leaving = new AbortController();
  const pauses = createPauses();
  const outboxPauses = createPauses();

  const newest = (): number => Math.max(0, ...[...entries.values()].filter(({ from }) => from === 'business').map(({ seq }) => seq));
  const change = (): void => onChange();

  let beginning: Promise<string> | undefined;
  // One at a time, here and in other tabs: two strangers at once would be two conversations.
  const begin = (): Promise<string> => {
    beginning ??= alone('visit', beginAlone).finally(() => (beginning = undefined));
    return beginning;
  };
  const beginAlone = async (): Promise<string> => {
    const own = visit;
    const session = await door.session(store.read().token, user);
    if (own !== visit) throw new Refused({ kind: 'later', waitMs: 0 });
    entries.clear();
    token = session.token;
    cursor = session.cursor;
    for (const entry of session.entries) entries.set(entry.id, entry);
    store.change((kept) => void (kept.token = session.token));
    change();
    return session.token;
  };
  const forget = (): void => {
    token = undefined;
    typing = false;
  };

  const take = (entry: WebchatEntry): void => {
    entries.set(entry.id, entry);
    cursor = Math.max(cursor, entry.seq);
    if (entry.from === 'business') typing = false;
    markSeen();
    change();
  };
  const markSeen = (): void => {
    const seq = newest();
    if (!shown || token === undefined || seq <= store.read().seen) return;
    store.change((kept) => void (kept.seen = Math.max(kept.seen, seq)));
    // A mark that got lost is made good by the next one.
    door.read(token, seq).catch(() => {});
  };

  /** Keeps a line open until the page leaves. */
  const run = async (): Promise<void> => {
    if (running) return;
    running = true;
    for (let failures = 0; !leaving.signal.aborted; ) {
      const own = leaving;
      let wait: number | null = null;
      try {
        line = failures === 0 ? 'connecting' : 'lost';
        change();
        const held = token ?? (await begin());
        void flush();
        const body = await door.stream(held, cursor, own.signal);
        line = 'open';
        change();
        markSeen();
        for await (const { event, data } of readEvents(body)) {
          failures = 0;
          if (event === 'entry') take(JSON.parse(data) as WebchatEntry);
          if (event === 'typing') {
            typing = (JSON.parse(data) as { on: boolean }).on;
            change();
          }
        }
        wait = 200;
      } catch (error) {
        const refusal = error instanceof Refused ? error.refusal : null;
        if (refusal?.kind === 'stranger') forget();
        if (refusal?.kind === 'closed') {
          line = 'closed';
          break;
        }
        failures += own.signal.aborted ? 0 : 1;
        wait = own.signal.aborted ? 0 : ((refusal?.kind === 'later' ? refusal.waitMs : null) ?? pauseAfter(failures));
      }
      typing = false;
      if (leaving.signal.aborted) break;
      if (line !== 'connecting') line = 'lost';
      change();
      await pauses.rest(wait);
    }
    running = false;
    change();
  };

  /** Empties the outbox in order, from one tab at a time. */
  const ready = (): Waiting[] => store.read().outbox.filter(({ failed }) => !failed);
  const flush = async (): Promise<void> => {
    if (flushing || leaving.signal.aborted) return;
    flushing = true;
    let failures = 0;
    let atOnce = AT_ONCE;
    while (!leaving.signal.aborted && line !== 'closed') {
      const wait = await alone('outbox', async (): Promise<number | null> => {
        const batch = ready().slice(0, atOnce);
        if (batch.length === 0) return null;
        try {
          const held = token ?? (await begin());
          const { taken } = await door.send(held, batch.map(toMessage));
          settle(batch, taken);
          failures = 0;
          return 0;
        } catch (error) {
          const refusal = error instanceof Refused ? error.refusal : { kind: 'later' as const, waitMs: null };
          if (refusal.kind === 'stranger') forget();
          if (refusal.kind === 'closed') line = 'closed';
          // One of several may be what was refused: the next time each goes by itself.
          if (refusal.kind === 'never' && batch.length > 1) atOnce = 1;
          else if (refusal.kind === 'never') fail(batch[0]?.id);
          else failures += 1;
          return refusal.kind === 'later' ? (refusal.waitMs ?? pauseAfter(failures)) : failures > 3 ? pauseAfter(failures) : 0;
        }
      });
      // Looked at once more in the moment in which this ends: what is written from here on begins anew.
      if (wait === null && ready().length === 0) break;
      if (wait !== null && wait > 0) await outboxPauses.rest(wait);
    }
    flushing = false;
    change();
  };
  const settle = (sent: Waiting[], taken: { id: string; seq: number }[]): void => {
    for (const { id, seq } of taken) {
      const message = sent.find((one) => one.id === id);
      if (message && !entries.has(id))
        entries.set(id, { id, seq, from: 'visitor', at: message.at, content: { kind: 'text', text: textOf(message) } });
    }
    const done = new Set(taken.map(({ id }) => id));
    store.change((kept) => void (kept.outbox = kept.outbox.filter(({ id }) => !done.has(id))));
    change();
  };
  const fail = (id: string | undefined): void => {
    store.change((kept) => {
      for (const one of kept.outbox) if (one.id === id) one.failed = true;
    });
    change();
  };
  const add = (message: WebchatMessage): void => {
    store.change((kept) => void kept.outbox.push({ ...message, at: new Date().toISOString() }));
    change();
    void run();
    void flush();
  };

  return {
    state: () => {
      const { outbox, seen } = store.read();
      const all = [...entries.values()].sort((a, b) => a.seq - b.seq);
      return {
        entries: all,
        waiting: outbox.filter(({ id }) => !entries.has(id)),
        typing,
        line,
        unread: all.filter(({ from, seq }) => from === 'business' && seq > seen).length,
      };
    },
    write(text) {
      const trimmed = text.trim();
      if (trimmed !== '') add({ id: makeId(), text: trimmed });
    },
    choose: (choice) => add({ id: makeId(), choice }),
    remove(id) {
      store.change((kept) => void (kept.outbox = kept.outbox.filter((one) => one.id !== id)));
      change();
    },
    connect() {
      if (leaving.signal.aborted) leaving = new AbortController();
      void run();
      void flush();
    },
    show() {
      shown = true;
      markSeen();
      void run();
      void flush();
      change();
    },
    hide() {
      shown = false;
      change();
    },
    identify(given) {
      if (given?.id === user?.id && given?.hash === user?.hash) return;
      user = given;
      visit += 1;
      entries.clear();
      forget();
      if (!running) return;
      leaving.abort();
      leaving = new AbortController();
      pauses.wake();
    },
    nudge() {
      pauses.wake();
      outboxPauses.wake();
      if (running) void flush();
      change();
    },
    stop() {
      leaving.abort();
      pauses.wake();
      outboxPauses.wake();
    },
  };
}

function toMessage(waiting: Waiting): WebchatMessage {
  return 'text' in waiting ? { id: waiting.id, text: waiting.text } : { id: waiting.id, choice: waiting.choice };
}

export function textOf(message: WebchatMessage): string {
  return 'text' in message ? message.text : message.choice.title;
}
