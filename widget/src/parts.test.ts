import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { build } from 'vite';
import { inkOn } from './colours.ts';
import { createDoor } from './door.ts';
import { Refused } from './refusal.ts';
import { pauseAfter } from './pause.ts';
import { readEvents } from './read-events.ts';
import { createStore } from './store.ts';
import { pickLanguage, WORDS } from './words.ts';

test('events are whole however the bytes were cut', async () => {
  const bytes = new TextEncoder().encode(
    ': open\n\nid: 7\nevent: entry\ndata: {"text":"مرحبا 👋"}\n\nevent: typing\ndata: {"on":true}\n\n',
  );
  for (const size of [1, 2, 3, 7, 50, 500]) {
    const body = new ReadableStream<Uint8Array>({
      start(line) {
        for (let at = 0; at < bytes.length; at += size) line.enqueue(bytes.slice(at, at + size));
        line.close();
      },
    });
    const found = [];
    for await (const event of readEvents(body)) found.push(event);
    expect(found, String(size)).toEqual([
      { event: '', data: '' },
      { event: 'entry', data: '{"text":"مرحبا 👋"}' },
      { event: 'typing', data: '{"on":true}' },
    ]);
  }
});

test.each([
  [401, null, { kind: 'stranger' }],
  [403, null, { kind: 'closed' }],
  [404, null, { kind: 'closed' }],
  [400, null, { kind: 'never' }],
  [413, null, { kind: 'never' }],
  [429, '7', { kind: 'later', waitMs: 7_000 }],
  [429, '3600', { kind: 'full' }],
  [429, 'soon', { kind: 'later', waitMs: null }],
  [503, null, { kind: 'later', waitMs: null }],
] as const)('an answer of %i with retry-after %s means what it should', async (status, retryAfter, refusal) => {
  const headers = retryAfter === null ? {} : { 'retry-after': retryAfter };
  const door = createDoor('https://chat.example', 'wc_1', () => Promise.resolve(new Response('{}', { status, headers })));
  await expect(door.session(undefined, undefined)).rejects.toMatchObject({ refusal });
});

test('no answer at all, and one that cannot be read, are tried again', async () => {
  const gone = createDoor('https://chat.example', 'wc_1', () => Promise.reject(new TypeError('failed to fetch')));
  await expect(gone.face()).rejects.toBeInstanceOf(Refused);
  const cut = createDoor('https://chat.example', 'wc_1', () => Promise.resolve(new Response('{"tok')));
  await expect(cut.session(undefined, undefined)).rejects.toMatchObject({ refusal: { kind: 'later' } });
});

test('a page that may keep nothing, or finds nonsense, still has a chat', () => {
  const forbidden = {
    getItem: () => {
      throw new Error('not allowed');
    },
    setItem: () => {
      throw new Error('not allowed');
    },
  };
  for (const storage of [
    forbidden,
    null,
    { getItem: () => '{"outbox":7', setItem: () => {} },
    { getItem: () => '[]', setItem: () => {} },
  ]) {
    const store = createStore('chat', storage);
    expect(store.read()).toEqual({ outbox: [], seen: 0, open: false });
    expect(store.change((kept) => void (kept.seen = 4)).seen).toBe(4);
  }
  const store = createStore('chat', forbidden);
  store.change((kept) => void (kept.seen = 4));
  expect(store.read().seen).toBe(4);
});

test('the pause grows, is never nothing, and never the same for everybody', () => {
  expect([1, 2, 3, 9].map((failures) => pauseAfter(failures, 1))).toEqual([1_000, 2_000, 4_000, 30_000]);
  expect(pauseAfter(1, 0)).toBe(500);
});

test('speaks the language that the page asks for, else that of the page, else that of the browser', () => {
  expect(pickLanguage('ar', 'en', 'en-GB')).toBe('ar');
  expect(pickLanguage(undefined, 'ar-SA', 'en')).toBe('ar');
  expect(pickLanguage('fr', '', 'ar')).toBe('ar');
  expect(pickLanguage(undefined, 'fr', 'de')).toBe('en');
  expect(Object.keys(WORDS.ar).sort()).toEqual(Object.keys(WORDS.en).sort());
  expect([1, 2, 5].map(WORDS.ar.unread)).toEqual(['رسالة جديدة', 'رسالتان جديدتان', '5 رسائل جديدة']);
});

test('is legible on every colour that a business may choose', () => {
  const part = (colour: string, at: number): number => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  const light = (colour: string): number => 0.2126 * part(colour, 1) + 0.7152 * part(colour, 3) + 0.0722 * part(colour, 5);
  for (let step = 0; step < 4_096; step += 37) {
    const colour = `#${[step >> 8, (step >> 4) & 15, step & 15].map((digit) => digit.toString(16).repeat(2)).join('')}`;
    const [high = 0, low = 0] = [light(colour), light(inkOn(colour))].sort((a, b) => b - a);
    expect((high + 0.05) / (low + 0.05), colour).toBeGreaterThanOrEqual(4.5);
  }
});

test('the one script weighs at most 15 kB', async () => {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    root: `${import.meta.dirname}/..`,
    build: { write: false, target: 'es2022', lib: { entry: `${import.meta.dirname}/main.ts`, formats: ['iife'], name: 'wafaaChat' } },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) => ('output' in one ? one.output : []));
  const script = outputs.map((one) => ('code' in one ? one.code : '')).join('');
  expect(outputs).toHaveLength(1);
  expect(brotliCompressSync(script).length).toBeLessThanOrEqual(15_000);
  expect(script).not.toMatch(/\bimport\s*\(|innerHTML|zod/);
}, 60_000);
