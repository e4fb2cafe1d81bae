import { createChat } from './chat.ts';
import { createDoor, type User } from './door.ts';
import { createShelf } from './shelf.ts';
import { createStore } from './store.ts';
import { type ChatWindow, createWindow } from './window.ts';
import { pickLanguage } from './words.ts';

/** What a page may call: `window.WafaaChat`, from the moment at which the button stands. */
interface PageApi {
  open(): void;
  close(): void;
  /** Who is signed in on the website, as its server vouches for; nothing: nobody is any more. */
  identify(user?: User): void;
}

declare global {
  interface Window {
    WafaaChat?: PageApi;
  }
}

const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript : null;

async function start({ src, dataset }: HTMLScriptElement): Promise<void> {
  const { key, language: wish, theme, userId, userHash, userName } = dataset;
  if (!key || window.WafaaChat) return;
  const door = createDoor(new URL(src).origin, key);
  const store = createStore(`wafaa-chat:${key}`, storage());
  const language = pickLanguage(wish, document.documentElement.lang, navigator.language);
  const shown: { window?: ChatWindow } = {};
  let drawing = false;
  const chat = createChat({
    door,
    store,
    shelf: createShelf(`wafaa-chat:${key}`, database()),
    alone,
    makeId: () => crypto.randomUUID?.() ?? randomId(),
    // Many changes within a frame are one drawing.
    onChange() {
      if (drawing) return;
      drawing = true;
      queueMicrotask(() => {
        drawing = false;
        shown.window?.draw(chat.state());
      });
    },
  });
  if (userId && userHash) chat.identify({ id: userId, hash: userHash, ...(userName && { name: userName }) });
  // Without its looks there is nothing to show; a page that is open for long tries again when it comes back to life.
  const face = await door.face().catch(() => null);
  if (!face) {
    addEventListener('online', () => void start(script as HTMLScriptElement), { once: true });
    return;
  }
  const opened = createWindow({
    chat,
    face,
    language,
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
    isOnline: () => navigator.onLine,
    onOpen: (open) => void store.change((kept) => void (kept.open = open)),
  });
  const api: PageApi = {
    open: () => opened.setOpen(true, true),
    close: () => opened.setOpen(false, true),
    identify(user) {
      if (chat.identify(user)) opened.clear();
    },
  };
  shown.window = opened;
  window.WafaaChat = api;
  for (const name of ['online', 'offline', 'storage', 'pageshow'] as const) addEventListener(name, () => chat.nudge());
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && chat.nudge());
  const kept = store.read();
  // Over the whole screen of a phone it opens only by hand.
  if (kept.open && !matchMedia('(max-width: 480px)').matches) opened.setOpen(true, false);
  else if (kept.token !== undefined || kept.outbox.length > 0) chat.connect();
  opened.draw(chat.state());
}

function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

function database(): IDBFactory | null {
  try {
    return window.indexedDB;
  } catch {
    return null;
  }
}

/** One tab at a time where the browser can say so; elsewhere the server still takes each message once. */
function alone<T>(name: string, work: () => Promise<T>): Promise<T> {
  return navigator.locks ? (navigator.locks.request(`wafaa-chat-${name}`, work) as Promise<T>) : work();
}

/** Pages without https have no `randomUUID`. */
function randomId(): string {
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

if (script) {
  const begin = (): void => void start(script);
  if (document.body) begin();
  else addEventListener('DOMContentLoaded', begin, { once: true });
}
