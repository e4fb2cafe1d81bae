import { expect, test } from 'vitest';
import { locateLines } from './locate-lines.ts';
import type { Segment } from './types.ts';

const piece = (text: string, line: number, x: number): Segment => ({ text, line, x, y: line / 10, width: 0.1, height: 0.05 });

test('every piece of a line finds its words, and equal prices go to the dish on their own line', () => {
  const text = 'Hummus\t18\nFalafel\t18\nTea\t5';
  const found = locateLines(text, [
    piece('Hummus', 0, 0),
    piece('18', 0, 0.8),
    piece('Falafel', 1, 0),
    piece('18', 1, 0.8),
    piece('5', 2, 0.8),
  ]);
  expect(found.map(({ start, end, segment }) => [text.slice(start, end), start, segment.line])).toEqual([
    ['Hummus', 0, 0],
    ['18', 7, 0],
    ['Falafel', 10, 1],
    ['18', 18, 1],
    ['5', 25, 2],
  ]);
});

test('two columns are told apart although the text tells one after the other', () => {
  const text = 'Hummus\t18\nFalafel\t12\nTea\t18\nJuice\t12';
  const rows = [piece('Hummus', 0, 0), piece('18', 0, 0.3), piece('Tea', 0, 0.6), piece('18', 0, 0.9)];
  expect(locateLines(text, rows).map(({ start, segment }) => [start, segment.x])).toEqual([
    [0, 0],
    [7, 0.3],
    [21, 0.6],
    [25, 0.9],
  ]);
});

test('what does not stand in the text is left out', () => {
  expect(locateLines('Hummus', [piece('Page 3', 0, 0), piece(' ', 1, 0)])).toEqual([]);
});
