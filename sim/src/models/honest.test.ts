import { expect, test } from 'vitest';
import { answerHonestly, questionOf } from './honest.ts';
import type { Prompt } from './prompt.ts';

const RULES = 'Answer only from the blocks. What they do not say: reply with exactly NO_ANSWER. Write values as {{fact:ID}}.';
const FACTS = '- Falafel plate | slot {{fact:f1}} | Falafel plate, vegan, 18 SAR\n- Lamb kabsa | slot {{fact:f2}} | Lamb kabsa, 44 SAR';
const PASSAGES = '[1] We deliver to Olaya. Parking is behind the building.\n\n[2] الدفع بالبطاقة متاح في كل الفروع.';

function fenced(question: string, extra = ''): Prompt {
  const conversation = `<<customer k3x>>\n${question}\n<<end k3x>>${extra}`;
  const system = `${RULES}\n\n<<facts k3x>>\n${FACTS}\n<<end k3x>>\n\n<<passages k3x>>\n${PASSAGES}\n<<end k3x>>`;
  return { system, conversation, question: conversation, schema: null, anyJson: false, tool: null, pictures: [] };
}

test('a fact is said by its label and slot, found by its evidence, in either language', () => {
  expect(answerHonestly(fenced('Anything vegan?')).text).toBe('Falafel plate: {{fact:f1}}');
  expect(answerHonestly(fenced('فيه شي نباتي؟')).text).toBe('Falafel plate: {{fact:f1}}');
});

test('what only a passage holds is quoted word for word with its number', () => {
  expect(answerHonestly(fenced('Where can I find parking?'))).toMatchObject({ text: 'Parking is behind the building.', sources: ['1'] });
  expect(answerHonestly(fenced('أقدر أدفع بالبطاقة؟'))).toMatchObject({ text: 'الدفع بالبطاقة متاح في كل الفروع.', sources: ['2'] });
});

test('nothing fitting is NO_ANSWER when the rules ask for that word, else a plain sentence', () => {
  expect(answerHonestly(fenced('Do you sell bicycles?')).text).toBe('NO_ANSWER');
  const plain: Prompt = {
    ...fenced('x'),
    system: 'FACTS:\nFalafel plate {{f1}}\n',
    conversation: 'Do you sell bicycles?',
    question: 'Do you sell bicycles?',
  };
  expect(answerHonestly(plain).text).toBe('I could not find that in the information I have.');
});

test('the question of the customer stays the question when a rewrite is asked for', () => {
  expect(questionOf(fenced('Anything vegan?', '\n\nThat reply says things which the facts do not hold. Write it again.'))).toBe(
    'Anything vegan?',
  );
});

test('titled sections are read as well as tagged ones', () => {
  const prompt: Prompt = {
    ...fenced('x'),
    system: 'Rules.\n\nFACTS:\n- Fattoush: {{f3}}\n- Kunafa: {{f4}}\n\nPASSAGES:\n[a] Open daily.\n',
    conversation: 'QUESTION: how much is fattoush',
    question: 'QUESTION: how much is fattoush',
  };
  expect(answerHonestly(prompt).text).toBe('Fattoush: {{f3}}');
});
