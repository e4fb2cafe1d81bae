import { expect, test } from 'vitest';
import { type Place, readKey } from './grid-keys.ts';

const size = { rows: 30, columns: 5 };
const press = (key: string, code = key, more: { ctrlKey?: boolean } = {}) => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
});
const read = (at: Place, key: ReturnType<typeof press>, ways = { rtl: false, letters: true }) => readKey(key, at, size, ways);

test('arrows move by a cell, and stop at the edges', () => {
  expect(read({ row: 3, column: 2 }, press('ArrowDown'))).toEqual({ go: { row: 4, column: 2 } });
  expect(read({ row: 0, column: 0 }, press('ArrowUp'))).toEqual({ go: { row: 0, column: 0 } });
  expect(read({ row: 29, column: 4 }, press('ArrowRight'))).toEqual({ go: { row: 29, column: 4 } });
});

test('left leads to the next cell where lines run from the right', () => {
  const rtl = { rtl: true, letters: true };
  expect(read({ row: 1, column: 1 }, press('ArrowLeft'), rtl)).toEqual({ go: { row: 1, column: 2 } });
  expect(read({ row: 1, column: 1 }, press('ArrowRight'), rtl)).toEqual({ go: { row: 1, column: 0 } });
});

test('letters go by their place, also on an Arabic keyboard, and can be turned off', () => {
  expect(read({ row: 1, column: 1 }, press('ت', 'KeyJ'))).toEqual({ go: { row: 2, column: 1 } });
  expect(read({ row: 1, column: 1 }, press('ؤ', 'KeyC'))).toEqual({ do: 'confirm' });
  expect(read({ row: 1, column: 1 }, press('x', 'KeyX'))).toEqual({ do: 'select' });
  expect(read({ row: 1, column: 1 }, press('x', 'KeyX'), { rtl: false, letters: false })).toBeNull();
  expect(read({ row: 1, column: 1 }, press('c', 'KeyC', { ctrlKey: true }))).toBeNull();
});

test('Enter edits, space selects, Escape leaves, Ctrl and End goes to the last cell', () => {
  expect(read({ row: 1, column: 1 }, press('Enter'))).toEqual({ do: 'edit' });
  expect(read({ row: 1, column: 1 }, press(' '))).toEqual({ do: 'select' });
  expect(read({ row: 1, column: 1 }, press('Escape'))).toEqual({ do: 'leave' });
  expect(read({ row: 1, column: 1 }, press('End', 'End', { ctrlKey: true }))).toEqual({ go: { row: 29, column: 4 } });
});
