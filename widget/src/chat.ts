import type { Door, User } from './door.ts';
import { Refused } from './refusal.ts';
import { createPauses, pauseAfter } from './pause.ts';
import { readEvents } from './read-events.ts';
import type { Shelf } from './shelf.ts';
import type { Store, Waiting } from './store.ts';
import type { WebchatContent, WebchatEntry, WebchatMessage } from './types.ts';

/** Everything the window shows. */
export interface ChatState {
  entries: WebchatEntry[];
  waiting: Waiting[];
  typing: boolean;
  /** The file that is on its way, and how much of it is there: 0 to 1. */
  sending: { id: string; part: number } | null;
  line: 'idle' | 'connecting' | 'open' | 'lost' | 'closed';
  unread: number;
}

export interface Chat {
  state(): ChatState;
  write(text: string): void;
  choose(choice: { id: string; title: string }): void;
  attach(file: Blob, name: string, voice?: boolean): void;
  /** Takes back what was not sent; a file that is on its way stops. */
  remove(id: string): void;
  again(id: string): void;
  /** A file that waits, for showing it on this page. */
  address(id: string): string;
  /** Something is being written here. */
  typed(): void;
  connect(): void;
  /** Connects, if it is not; what is on the screen counts as read from now on. */
  show(): void;
  hide(): void;
  /**
   * Somebody else is there now, or nobody. A stranger's words go along to who signs in; a user's are nobody else's and are dropped.
   * @returns whether somebody has left
   */
  identify(user: User | undefined): boolean;
  /** The browser is online again, or another tab wrote. */
  nudge(): void;
  stop(): void;
}

export interface ChatParts {
  door: Door;
  store: Store;
  shelf: Shelf;
  /** Runs work of this name that no two tabs may do at once. */
  alone<T>(name: string, work: () => Promise<T>): Promise<T>;
  makeId(): string;
  onChange(): void;
}

const AT_ONCE = 20;
const TYPED_EVERY_MS = 3_000;
/** A line that lives shorter and brings nothing was none. */
const ALIVE_MS = 1_000;
/** Another tab's file may be on its way into the browser's database. */
const SHELVED_MS = 10_000;

/**
 * The chat without its window: one visit, an outbox that survives a reload and is emptied in order, and a line that goes on from its cursor.
 * A message is taken out of the outbox only when the server has said that it has it; until then it is sent again under the same id.
 */
export function createChat({ door, store, shelf, alone, makeId, onChange }: ChatParts): Chat {
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
  let sending: { id: string; part: number; cancel: AbortController } | null = null;
  let typedAt = 0;
  /** Files that the server has, whose messages it may not have yet. */
  const given = new Set<string>();
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
    for (const entry of session.entries) entries.set(entry.id, placed(entry));
    store.change((kept) => {
      kept.token = session.token;
      // Each thread has numbers of its own.
      kept.seen = Math.min(kept.seen, session.cursor);
    });
    change();
    return session.token;
  };
  const forget = (): void => {
    token = undefined;
    typing = false;
  };

  const placed = (entry: WebchatEntry): WebchatEntry => {
    const { content } = entry;
    return content.kind === 'media' && content.url.startsWith('/')
      ? { ...entry, content: { ...content, url: door.base + content.url } }
      : entry;
  };
  const take = (entry: WebchatEntry): void => {
    entries.set(entry.id, placed(entry));
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
        const since = Date.now();
        let alive = false;
        for await (const { event, data } of readEvents(body)) {
          // What was read before somebody else signed in is not theirs.
          if (own.signal.aborted) break;
          if (event === 'entry') {
            alive = true;
            take(JSON.parse(data) as WebchatEntry);
          }
          if (event === 'over') forget();
          if (alive || Date.now() - since >= ALIVE_MS) failures = 0;
          if (event === 'typing') {
            typing = (JSON.parse(data) as { on: boolean }).on;
            change();
          }
        }
        if (!alive && Date.now() - since < ALIVE_MS) throw new Refused({ kind: 'later', waitMs: null });
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
  const mine = (): Waiting[] => store.read().outbox.filter(({ by }) => by === user?.id);
  const ready = (): Waiting[] => mine().filter(({ failed }) => !failed);
  const flush = async (): Promise<void> => {
    if (flushing || leaving.signal.aborted) return;
    flushing = true;
    let failures = 0;
    let atOnce = AT_ONCE;
    while (!leaving.signal.aborted && line !== 'closed') {
      const wait = await alone('outbox', async (): Promise<number | null> => {
        const own = visit;
        const waiting = ready().slice(0, atOnce);
        const files = waiting.findIndex((one) => 'file' in one);
        // A file goes by itself, after what was written before it.
        const batch = files === -1 ? waiting : waiting.slice(0, Math.max(1, files));
        if (batch.length === 0) return null;
        try {
          const held = token ?? (await begin());
          const first = batch[0];
          if (first && 'file' in first && !(await hand(held, first))) return 0;
          // Written by whoever was there before: theirs to send, and nobody's to see.
          if (own !== visit) return 0;
          const { taken } = await door.send(held, batch.map(toMessage));
          settle(batch, taken, own === visit);
          failures = 0;
          return 0;
        } catch (error) {
          if (own !== visit) return 0;
          const refusal = error instanceof Refused ? error.refusal : { kind: 'later' as const, waitMs: null };
          if (refusal.kind === 'stranger') forget();
          if (refusal.kind === 'closed') line = 'closed';
          if (refusal.kind === 'missing') for (const { id } of batch) given.delete(id);
          // One of several may be what was refused: the next time each goes by itself.
          if (refusal.kind === 'never' && batch.length > 1) atOnce = 1;
          else if (refusal.kind === 'full') fail(batch[0], 'full');
          else if (refusal.kind === 'never') fail(batch[0], batch[0] && 'file' in batch[0] ? 'refused' : true);
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
  /** @returns whether the server has its file, so that the message may go */
  const hand = async (held: string, { id, type = '', voice, at }: Waiting): Promise<boolean> => {
    if (given.has(id)) return true;
    const file = await shelf.get(id);
    if (!file) {
      if (Date.now() - Date.parse(at) < SHELVED_MS) throw new Refused({ kind: 'later', waitMs: 1_000 });
      fail({ id }, 'gone');
      return false;
    }
    // Its writer has left meanwhile.
    if (!ready().some((one) => one.id === id)) return false;
    const own = { id, part: 0, cancel: new AbortController() };
    sending = own;
    change();
    try {
      await door.give(held, { id, file, type, voice: voice === true }, own.cancel.signal, (part) => {
        own.part = part;
        change();
      });
      given.add(id);
    } catch (error) {
      if (!own.cancel.signal.aborted) throw error;
    } finally {
      sending = null;
      change();
    }
    // Taken back meanwhile, here or in another tab.
    return ready().some((one) => one.id === id);
  };
  const settle = (sent: Waiting[], taken: { id: string; seq: number; url?: string }[], isShown: boolean): void => {
    for (const { id, seq, url = '' } of taken) {
      const message = sent.find((one) => one.id === id);
      if (message && 'file' in message) shelf.remove(id);
      if (isShown && message && !entries.has(id))
        entries.set(id, placed({ id, seq, from: 'visitor', at: message.at, content: contentOf(message, url) }));
    }
    const done = new Set(taken.map(({ id }) => id));
    store.change((kept) => void (kept.outbox = kept.outbox.filter(({ id }) => !done.has(id))));
    change();
  };
  const fail = (message: { id: string } | undefined, why: NonNullable<Waiting['failed']>): void => {
    store.change((kept) => {
      for (const one of kept.outbox) if (one.id === message?.id) one.failed = why;
    });
    change();
  };
  const add = (message: WebchatMessage & Partial<Waiting>): void => {
    store.change((kept) => void kept.outbox.push({ ...message, at: new Date().toISOString(), ...(user && { by: user.id }) }));
    change();
    void run();
    void flush();
  };

  return {
    state: () => {
      const { seen } = store.read();
      const all = [...entries.values()].sort((a, b) => a.seq - b.seq);
      return {
        entries: all,
        waiting: mine().filter(({ id }) => !entries.has(id)),
        typing,
        sending: sending && { id: sending.id, part: sending.part },
        line,
        unread: all.filter(({ from, seq }) => from === 'business' && seq > seen).length,
      };
    },
    write(text) {
      const trimmed = text.trim();
      if (trimmed !== '') add({ id: makeId(), text: trimmed });
    },
    choose: (choice) => add({ id: makeId(), choice }),
    attach(file, name, voice) {
      const id = makeId();
      shelf.put(id, file);
      add({ id, file: { name: name.slice(0, 200) || 'file' }, type: file.type, size: file.size, ...(voice && { voice }) });
    },
    again(id) {
      store.change((kept) => {
        for (const one of kept.outbox) if (one.id === id) delete one.failed;
      });
      change();
      void run();
      void flush();
    },
    address: (id) => shelf.address(id),
    typed() {
      // Who never wrote is nobody's conversation yet.
      if (token === undefined || line !== 'open' || entries.size === 0 || Date.now() - typedAt < TYPED_EVERY_MS) return;
      typedAt = Date.now();
      door.typing(token).catch(() => {});
    },
    remove(id) {
      if (sending?.id === id) sending.cancel.abort();
      shelf.remove(id);
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
      if (given?.id === user?.id && given?.hash === user?.hash) return false;
      const hasLeft = user !== undefined && user.id !== given?.id;
      user = given;
      visit += 1;
      entries.clear();
      forget();
      sending?.cancel.abort();
      store.change((kept) => {
        kept.outbox = kept.outbox.filter(({ id, by }) => {
          if (by === undefined || by === given?.id) return true;
          shelf.remove(id);
          return false;
        });
        if (given) for (const one of kept.outbox) one.by = given.id;
      });
      change();
      outboxPauses.wake();
      if (!running) return hasLeft;
      leaving.abort();
      leaving = new AbortController();
      pauses.wake();
      return hasLeft;
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
  if ('file' in waiting) return { id: waiting.id, file: waiting.file };
  return 'text' in waiting ? { id: waiting.id, text: waiting.text } : { id: waiting.id, choice: waiting.choice };
}

/** What was written here, as it stands in the thread. */
export function contentOf(waiting: Waiting, url: string): WebchatContent {
  if (!('file' in waiting)) return { kind: 'text', text: 'text' in waiting ? waiting.text : waiting.choice.title };
  const { file, type = '', size: sizeBytes, voice } = waiting;
  const media = voice
    ? 'voice'
    : /^image\/(?!svg)/.test(type)
      ? 'image'
      : (/^(?:audio|video)(?=\/)/.exec(type)?.[0] as 'audio' | 'video' | undefined);
  return { kind: 'media', media: media ?? 'document', url, filename: file.name, ...(sizeBytes !== undefined && { sizeBytes }) };
}
