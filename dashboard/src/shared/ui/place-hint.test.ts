import { expect, test } from 'vitest';
import { placeHint } from './place-hint.ts';

const screen = { width: 1000, height: 600 };
const hint = { width: 100, height: 30 };

test('stands beside the rail, on the side that the text runs to', () => {
  expect(placeHint({ left: 10, top: 100, width: 40, height: 40 }, hint, screen, 'inline-end', false)).toEqual({ left: 58, top: 105 });
  expect(placeHint({ left: 950, top: 100, width: 40, height: 40 }, hint, screen, 'inline-end', true)).toEqual({ left: 842, top: 105 });
});

test('turns to the other side at the edge of the window', () => {
  expect(placeHint({ left: 500, top: 10, width: 40, height: 40 }, hint, screen, 'top', false).top).toBe(58);
  expect(placeHint({ left: 500, top: 550, width: 40, height: 40 }, hint, screen, 'bottom', false).top).toBe(512);
  expect(placeHint({ left: 950, top: 100, width: 40, height: 40 }, hint, screen, 'inline-end', false).left).toBe(842);
});

test('never leaves the window', () => {
  expect(placeHint({ left: 980, top: 300, width: 10, height: 10 }, hint, screen, 'top', false).left).toBe(894);
});
