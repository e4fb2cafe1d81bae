import { fencedBlocks, overlap, questionOf } from './honest.ts';
import type { Prompt } from './prompt.ts';
import { featuresOf } from './words.ts';

// Small tasks beside answering, done as an honest model would: order passages, make a message whole.

/** The reply to a task that the instructions set; null when they set none of these. */
export function doTask(prompt: Prompt): string | null {
  if (/reply with only the numbers of the passages/i.test(prompt.system)) return orderPassages(prompt);
  if (/rewrite the last message of a customer as one question/i.test(prompt.system)) return wholeQuestion(prompt);
  return null;
}

/** Numbers of the `[n]` lines, those that share most words with the question first. */
function orderPassages(prompt: Prompt): string {
  const wanted = new Set(featuresOf(questionOf(prompt)));
  const lines = fencedBlocks(prompt.system, 'passages').flatMap((block) => block.split('\n'));
  const numbered = lines.flatMap((line) => {
    const [, number, text] = /^\[(\d+)\] (.*)$/.exec(line) ?? [];
    return number === undefined ? [] : [{ number, score: overlap(text ?? '', wanted) }];
  });
  return numbered
    .toSorted((left, right) => right.score - left.score || Number(left.number) - Number(right.number))
    .map(({ number }) => number)
    .join(', ');
}

/** The customer's last earlier line and the message, as one line. */
function wholeQuestion(prompt: Prompt): string {
  const [conversation = ''] = fencedBlocks(prompt.system, 'conversation');
  const earlier = conversation.split('\n').filter((line) => line.startsWith('customer: '));
  const topic =
    earlier
      .at(-1)
      ?.slice('customer: '.length)
      .replace(/[?؟.!]+\s*$/u, '') ?? '';
  return [topic, questionOf(prompt)]
    .filter((part) => part !== '')
    .join(', ')
    .replace(/\s+/g, ' ');
}
