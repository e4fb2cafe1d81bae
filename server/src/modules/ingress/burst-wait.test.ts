import { expect, test } from 'vitest';
import { burstWaitMs } from './burst-wait.ts';

test('waits least for a finished question, in both scripts', () => {
  for (const text of ['Do you deliver?', 'كم سعر المندي؟', 'Thank you.']) expect(burstWaitMs('text', text)).toBe(150);
});

test('waits longest after a greeting, because the request follows', () => {
  for (const text of ['hi', 'Hello!', 'السلام عليكم', 'هلا', 'مساء الخير']) expect(burstWaitMs('text', text)).toBe(1_000);
});

test('waits longer for a fragment than for a line', () => {
  expect(burstWaitMs('text', 'and')).toBeGreaterThan(burstWaitMs('text', 'I would like to book a table for six people'));
});

test('waits for the words that come with a picture, and not at all after a tap', () => {
  expect(burstWaitMs('image', undefined)).toBe(900);
  for (const kind of ['choice', 'location', 'form']) expect(burstWaitMs(kind, undefined)).toBe(0);
});

test('never waits longer than people notice', () => {
  for (const text of ['', ' ', 'x', 'hi hi', '😀']) expect(burstWaitMs('text', text)).toBeLessThanOrEqual(1_200);
});
