import { expect, test } from 'vitest';
import { burstWait, LONGEST_WAIT_MS } from './burst-wait.ts';

const wait = (text: string): number => burstWait('text', text).waitMs;

test('waits least for a whole question, in every script', () => {
  for (const text of [
    'Do you deliver to Olaya?',
    'كم سعر المندي عندكم',
    'وين فرعكم في العليا؟',
    'bkam el kabsa 3ndkm',
    'Can I book a table for six',
  ]) {
    expect(burstWait('text', text), text).toMatchObject({ waitMs: 1_600, sureMs: 900 });
    expect(burstWait('text', text, 'slowTurn'), text).toMatchObject({ waitMs: 600, sureMs: 500 });
  }
});

test('what is said before makes nothing surer of a line that is not whole', () => {
  for (const text of ['hi', 'how much is', 'for six', 'أبغى اثنين كبسة و'])
    expect(burstWait('text', text), text).not.toHaveProperty('sureMs');
});

test('takes less of a pause for the rhythm, the longer the line was that it went into', () => {
  expect(burstWait('text', 'the falafel').rhythm).toBe(1.15);
  expect(burstWait('text', 'do you have any vegan dishes for tonight?').rhythm).toBeLessThan(0.6);
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
  for (const text of ['I want two kabsa and', 'أبغى اثنين كبسة و', 'so…', 'for tomorrow,', 'بس'])
    expect(wait(text), text).toBe(LONGEST_WAIT_MS);
});

test('waits for what a question is about', () => {
  for (const text of ['how much is', 'do you have', 'كم سعر', 'عندكم', '3ndkm', 'what are the'])
    expect(wait(text), text).toBeGreaterThanOrEqual(2_600);
  expect(wait('how much?')).toBe(1_600);
});

test('waits longer for a fragment than for a whole request', () => {
  expect(wait('for six')).toBeGreaterThan(wait('I would like to book a table for six people'));
  expect(wait('يوم الجمعة')).toBeGreaterThan(wait('أبغى احجز طاولة لستة أشخاص'));
});

test('waits for the words that come with a picture, and not at all after a tap', () => {
  expect(burstWait('image', undefined).waitMs).toBe(2_000);
  expect(burstWait('image', 'How much is this one?').waitMs).toBe(1_600);
  for (const kind of ['choice', 'location', 'form']) expect(burstWait(kind, undefined).waitMs).toBe(0);
});

test('never waits longer than three seconds', () => {
  for (const text of ['', ' ', 'x', 'hi hi', '😀', '…', 'و'.repeat(500), '?'.repeat(100)])
    expect(wait(text)).toBeLessThanOrEqual(LONGEST_WAIT_MS);
});
