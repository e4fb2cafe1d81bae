import { expect, test } from 'vitest';
import { BINDINGS } from './bindings.ts';
import { isCommandKey, matchPress, PAIR_WITHIN_MS, type Press } from './match-press.ts';

const press = (code: string, held: Partial<Press> = {}): Press => ({
  code,
  key: '',
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

test('answers to the physical key, so an Arabic layout changes nothing', () => {
  expect(matchPress(BINDINGS, null, press('KeyJ'), 0).id).toBe('nextConversation');
});

test('reads G then K as a jump and K alone as a step', () => {
  const first = matchPress(BINDINGS, null, press('KeyG'), 1_000);
  expect(first).toEqual({ id: null, prefix: { code: 'KeyG', atMs: 1_000 } });
  expect(matchPress(BINDINGS, first.prefix, press('KeyK'), 1_500).id).toBe('goKnowledge');
  expect(matchPress(BINDINGS, null, press('KeyK'), 1_500).id).toBe('previousConversation');
});

test('forgets G when the second key comes late', () => {
  const late = 1_000 + PAIR_WITHIN_MS + 1;
  expect(matchPress(BINDINGS, { code: 'KeyG', atMs: 1_000 }, press('KeyK'), late).id).toBe('previousConversation');
});

test('tells ? from / by the shift key', () => {
  expect(matchPress(BINDINGS, null, press('Slash', { shiftKey: true }), 0).id).toBe('help');
  expect(matchPress(BINDINGS, null, press('Slash'), 0).id).toBe('search');
});

test('takes a typed question mark for help on any layout', () => {
  expect(matchPress(BINDINGS, null, press('Minus', { key: '?', shiftKey: true }), 0).id).toBe('help');
  expect(matchPress(BINDINGS, null, press('KeyX', { key: '؟' }), 0).id).toBe('help');
});

test('leaves Ctrl, Meta and Alt combinations to the browser', () => {
  for (const held of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }]) {
    expect(matchPress(BINDINGS, null, press('KeyT', held), 0)).toEqual({ id: null, prefix: null });
  }
});

test('takes Ctrl or Cmd with the physical K for the command bar, and nothing more or less', () => {
  expect(isCommandKey(press('KeyK', { ctrlKey: true, key: 'ن' }))).toBe(true);
  expect(isCommandKey(press('KeyK', { metaKey: true }))).toBe(true);
  for (const other of [{}, { ctrlKey: true, shiftKey: true }, { ctrlKey: true, altKey: true }, { ctrlKey: true, metaKey: true }]) {
    expect(isCommandKey(press('KeyK', other))).toBe(false);
  }
});
