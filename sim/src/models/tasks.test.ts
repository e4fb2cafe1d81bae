import { expect, it } from 'vitest';
import type { Prompt } from './prompt.ts';
import { doTask } from './tasks.ts';

const prompt = (system: string, conversation: string): Prompt => ({
  ...{ system, conversation, question: conversation, schema: null, anyJson: false, tool: null, pictures: [] },
});

it('orders passages by what they share with the question', () => {
  const system =
    'Reply with only the numbers of the passages, best first.\n<<passages f>>\n[1] Tea is served.\n[2] Parking is free.\n[3] Free tea.\n<<end f>>';
  expect(doTask(prompt(system, '<<question f>>\nIs parking free?\n<<end f>>'))).toBe('2, 3, 1');
});

it('makes a message whole with what the customer said before', () => {
  const system =
    'You rewrite the last message of a customer as one question that stands alone.\n<<conversation f>>\ncustomer: Is there parking?\nbusiness: Yes.\n<<end f>>';
  expect(doTask(prompt(system, '<<customer f>>\nis it free?\n<<end f>>'))).toBe('Is there parking, is it free?');
});

it('sets itself no task', () => expect(doTask(prompt('Answer from the facts.', 'Is parking free?'))).toBeNull());
