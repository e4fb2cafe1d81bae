import { expect, test } from 'vitest';
import { splitForEmbedding, splitQuestionAndAnswer, splitSentences } from './sentences.ts';

test('splits at ends of sentences in both languages and keeps their places', () => {
  const text = 'We are at 12 King St. near the park. Open daily! هل نوصل؟ نعم.\nSecond line';
  const sentences = splitSentences(text);
  expect(sentences.map((sentence) => sentence.text)).toEqual([
    'We are at 12 King St. near the park.',
    'Open daily!',
    'هل نوصل؟',
    'نعم.',
    'Second line',
  ]);
  for (const sentence of sentences) expect(text.slice(sentence.start, sentence.end)).toBe(sentence.text);
});

test('leaves decimals and clock times whole', () => {
  expect(splitSentences('It costs 4.500 KWD until 11.30 today')).toHaveLength(1);
});

test('finds the two halves of a question with its answer', () => {
  expect(splitQuestionAndAnswer('Q: Do you deliver?\nA: Yes, within 5 km.')?.answer.text).toBe('Yes, within 5 km.');
  expect(splitQuestionAndAnswer('س: هل توصلون؟\nج: نعم.')?.answer.text).toBe('نعم.');
  expect(splitQuestionAndAnswer('A question of taste')).toBeNull();
});

test('embeds sentences without labels and joins the very short ones', () => {
  expect(splitForEmbedding('Q: Do you have wifi?\nA: Yes. Free for guests.')).toEqual(['Do you have wifi?', 'Yes. Free for guests.']);
});
