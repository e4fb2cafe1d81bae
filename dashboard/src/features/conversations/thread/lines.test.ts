import { expect, test } from 'vitest';
import type { Message } from '../api.ts';
import { linesOf } from './lines.ts';

const message = (id: string, at: string, given: Partial<Message> = {}): Message => ({
  id,
  direction: 'in',
  author: 'contact',
  agent: null,
  kind: 'text',
  text: id,
  status: 'received',
  failure: null,
  turnId: null,
  late: false,
  at,
  reactions: [],
  editedAt: null,
  replyTo: null,
  forwarded: false,
  media: [],
  albumId: null,
  location: null,
  ...given,
});
const pen = (since: string, reason: string | null = 'taken_by_agent') => ({
  holder: 'agent' as const,
  agentName: 'Sara',
  agentId: 'usr_1',
  reason,
  since,
});
const dayOf = (iso: string): string => iso.slice(0, 10);
const keys = (lines: ReturnType<typeof linesOf>) => lines.map(({ key }) => key);

test('each day begins with its line', () => {
  const messages = [message('a', '2026-11-22T10:00:00Z'), message('b', '2026-11-22T10:01:00Z'), message('c', '2026-11-23T10:00:00Z')];
  expect(keys(linesOf(messages, null, dayOf))).toEqual(['day-2026-11-22', 'a', 'b', 'day-2026-11-23', 'c']);
});

test('the pen’s move stands where it happened, and the day is not begun twice', () => {
  const messages = [message('a', '2026-11-23T10:00:00Z'), message('b', '2026-11-23T10:10:00Z')];
  expect(keys(linesOf(messages, pen('2026-11-23T10:05:00Z'), dayOf))).toEqual(['day-2026-11-23', 'a', 'pen-2026-11-23T10:05:00Z', 'b']);
  expect(keys(linesOf(messages, pen('2026-11-23T11:00:00Z'), dayOf)).at(-1)).toBe('pen-2026-11-23T11:00:00Z');
});

test('a move before what is loaded, and a pen that nobody moved, have no line', () => {
  const messages = [message('a', '2026-11-23T10:00:00Z')];
  expect(linesOf(messages, pen('2026-11-23T09:00:00Z'), dayOf).some(({ kind }) => kind === 'pen')).toBe(false);
  expect(linesOf(messages, pen('2026-11-23T11:00:00Z', null), dayOf).some(({ kind }) => kind === 'pen')).toBe(false);
});

test('messages of one author within minutes stand together', () => {
  const lines = linesOf(
    [
      message('a', '2026-11-23T10:00:00Z'),
      message('b', '2026-11-23T10:01:00Z'),
      message('c', '2026-11-23T10:02:00Z', { direction: 'out', author: 'bot' }),
      message('d', '2026-11-23T10:20:00Z', { direction: 'out', author: 'bot' }),
    ],
    null,
    dayOf,
  );
  expect(lines.flatMap((line) => (line.kind === 'message' ? [line.joined] : []))).toEqual([false, true, false, false]);
});

const picture = (id: string, kind: 'image' | 'voice' = 'image'): Message['media'][number] => ({
  ...{ id: `med_${id}`, kind, state: 'stored', cause: null, name: null, mime: 'image/png' },
  ...{ sizeBytes: 1, width: 1, height: 1, durationMs: null },
});
const photo = (id: string, at: string, given: Partial<Message> = {}): Message =>
  message(id, at, { kind: 'image', text: null, media: [picture(id)], ...given });
const groups = (messages: Message[]): string[][] =>
  linesOf(messages, null, dayOf).flatMap((line) => (line.kind === 'message' ? [[line.message.id, ...line.album.map(({ id }) => id)]] : []));

test('pictures of one album are one group, however long they took', () => {
  const album = { albumId: '77' };
  const messages = [
    photo('a', '2026-11-23T10:00:00Z', album),
    photo('b', '2026-11-23T10:01:00Z', { ...album, text: 'these' }),
    photo('c', '2026-11-23T10:01:01Z', { albumId: '78' }),
  ];
  expect(groups(messages)).toEqual([['a', 'b'], ['c']]);
});

test('pictures that come within moments are one group where no album is told', () => {
  expect(
    groups([
      photo('a', '2026-11-23T10:00:00Z', { text: 'Look' }),
      photo('b', '2026-11-23T10:00:02Z'),
      photo('c', '2026-11-23T10:00:30Z'),
      photo('d', '2026-11-23T10:00:31Z', { text: 'and this one' }),
      photo('e', '2026-11-23T10:00:32Z', { media: [picture('e', 'voice')] }),
      photo('f', '2026-11-23T10:00:33Z', { direction: 'out', author: 'phone' }),
    ]),
  ).toEqual([['a', 'b'], ['c'], ['d'], ['e'], ['f']]);
});
