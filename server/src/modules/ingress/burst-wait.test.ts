import { expect, test } from 'vitest';
import { burstWaitMs } from './burst-wait.ts';

const wait = (text: string): number => burstWaitMs('text', text);

test('waits least for a whole question, in every script', () => {
  for (const text of [
    'Do you deliver to Olaya?',
    'كم سعر المندي عندكم',
    'وين فرعكم في العليا؟',
    'bkam el kabsa 3ndkm',
    'Can I book a table for six',
  ]) {
    expect(wait(text), text).toBe(1_200);
    expect(burstWaitMs('text', text, 'slowTurn'), text).toBe(600);
  }
});

test('waits longer after a greeting and after the announcement of a question, because the request follows', () => {
  for (const text of ['hi', 'Hello!', 'hey guys', 'السلام عليكم', 'هلا والله', 'مساء الخير', 'salam 3alaikum', 'مرحبا 🌹']) {
    expect(wait(text), text).toBeGreaterThanOrEqual(2_500);
  }
  for (const text of ['I have a question', 'عندي استفسار', 'ممكن اسأل سؤال', '3andi so2al', 'quick question']) {
    expect(wait(text), text).toBeGreaterThanOrEqual(2_500);
  }
});

test('waits for a line that ends as no sentence ends', () => {
  for (const text of ['I want two kabsa and', 'أبغى اثنين كبسة و', 'so…', 'for tomorrow,', 'بس']) expect(wait(text), text).toBe(2_800);
});

test('waits for what a question is about', () => {
  for (const text of ['how much is', 'do you have', 'كم سعر', 'عندكم', '3ndkm', 'what are the'])
    expect(wait(text), text).toBeGreaterThanOrEqual(2_600);
  expect(wait('how much?')).toBe(1_200);
});

test('waits longer for a fragment than for a whole request', () => {
  expect(wait('for six')).toBeGreaterThan(wait('I would like to book a table for six people'));
  expect(wait('يوم الجمعة')).toBeGreaterThan(wait('أبغى احجز طاولة لستة أشخاص'));
});

test('waits for the words that come with a picture, and not at all after a tap', () => {
  expect(burstWaitMs('image', undefined)).toBe(2_000);
  expect(burstWaitMs('image', 'How much is this one?')).toBe(1_200);
  for (const kind of ['choice', 'location', 'form']) expect(burstWaitMs(kind, undefined)).toBe(0);
});

test('never waits longer than three seconds', () => {
  for (const text of ['', ' ', 'x', 'hi hi', '😀', '…', 'و'.repeat(500), '?'.repeat(100)]) expect(wait(text)).toBeLessThanOrEqual(3_000);
});
