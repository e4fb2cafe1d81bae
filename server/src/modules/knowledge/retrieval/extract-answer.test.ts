import { expect, test } from 'vitest';
import { extractAnswer } from './extract-answer.ts';
import { findPassages } from './find-passages.ts';
import { makeIndex } from './testing.ts';

function answer(texts: string[], question: string, language: 'en' | 'ar' = 'en') {
  const index = makeIndex(texts);
  const { passages } = findPassages({ index, question, language, limit: 5 });
  const extracted = extractAnswer({ question, language, passages });
  const passage = passages.find((entry) => entry.chunkId === extracted?.chunkId);
  return { extracted, quotedFrom: passage?.text };
}

const ABOUT =
  'Bayt Alwaha was founded in 2009 by two brothers from Riyadh. The dining hall seats one hundred and twenty guests on two floors. Families sit in private rooms that can be booked by phone. Parking is free behind the building.';

test('quotes the sentence that answers, word for word', () => {
  const { extracted, quotedFrom } = answer([ABOUT, 'Chicken Kabsa | 32 SAR'], 'how many guests does the dining hall seat?');
  expect(extracted?.text).toContain('one hundred and twenty guests');
  expect(extracted?.text).not.toContain('Parking');
  expect(quotedFrom?.slice(extracted?.start, extracted?.end)).toBe(extracted?.text);
});

test('gives the answer of a question-and-answer chunk, not its question', () => {
  expect(answer(['Q: Do you have high chairs?\nA: Yes, we do.', ABOUT], 'are there high chairs for kids').extracted?.text).toBe(
    'Yes, we do.',
  );
});

test('gives a table row whole', () => {
  expect(answer(['Chicken Kabsa | 32 SAR', 'Lamb Mandi | 45 SAR'], 'how much is the mandi').extracted?.text).toBe('Lamb Mandi | 45 SAR');
});

test('answers an Arabic question from English text', () => {
  expect(answer([ABOUT, 'Delivery costs 10 SAR.'], 'فين الموقف؟', 'ar').extracted?.text).toContain('Parking is free');
});

test('never joins two sources and stays within the length', () => {
  const long = Array.from({ length: 30 }, (_, position) => `Delivery to district ${position} costs ${position} SAR.`).join(' ');
  const { extracted, quotedFrom } = answer([long, 'Delivery is free on Fridays.'], 'delivery to district 7');
  expect(extracted?.text.length).toBeLessThanOrEqual(420);
  expect(quotedFrom).toContain(extracted?.text);
});

test('is silent when no passage holds anything of the question', () => {
  expect(extractAnswer({ question: 'swimming pool', language: 'en', passages: [] })).toBeNull();
  expect(answer([ABOUT], 'zzxqj').extracted).toBeNull();
});
