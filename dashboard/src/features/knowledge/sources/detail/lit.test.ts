import { expect, test } from 'vitest';
import { litLines, ownerOf, toLines } from './lit.ts';

const fact = (id: string, start: number, end: number) =>
  ({ id, kind: 'item', label: { en: id, ar: null }, value: { en: null, ar: null }, state: 'proposed', start, end }) as const;
const passage = (id: string, start: number, end: number) => ({ id, kind: 'text', heading: null, start, end }) as const;
const page = {
  text: 'Hummus 18\nFalafel 12\nWe open at nine.',
  facts: [fact('hummus', 0, 9), fact('falafel', 10, 20)],
  passages: [passage('all', 0, 37)],
};

test('a place belongs to the fact on it, else to the passage', () => {
  expect(ownerOf(page, { start: 12, end: 13 })?.id).toBe('falafel');
  expect(ownerOf(page, { start: 25, end: 26 })?.id).toBe('all');
  expect(ownerOf({ ...page, passages: [] }, { start: 25, end: 26 })).toBeNull();
});

test('lines keep every letter, and the lit ones are those of the fact', () => {
  const lines = toLines(page, { start: 10, end: 20 });
  expect(lines.map((line) => line.map(({ text }) => text).join('')).join('\n')).toBe(page.text);
  expect(lines.flat().filter((piece) => piece.lit)).toEqual([{ text: 'Falafel 12', start: 10, end: 20, lit: true }]);
  expect(toLines({ text: '', facts: [], passages: [] }, null)).toEqual([[{ text: '', start: 0, end: 0, lit: false }]]);
});

test('a picture is lit where its lines say the same', () => {
  const line = (start: number, end: number) => ({ start, end, x: 0, y: 0, width: 1, height: 0.1 });
  expect(litLines([line(0, 6), line(7, 9), line(10, 20)], { start: 0, end: 9 })).toEqual([line(0, 6), line(7, 9)]);
  expect(litLines([line(0, 6)], null)).toEqual([]);
});
