import type * as RealModule from '../../src/modules/llm/circuit-breaker.ts';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { addDemo, askAll, type Demo } from './demo-tenants.ts';
import { findInventions, readTruth, type Truth } from './oracle.ts';

// The provider is down, slow, cut off or says nothing: customers get what the documents say, or a person, within the deadline.

// The breaker would keep the second failure away from the provider: it sleeps while each failure is looked at by itself.
const breaker = vi.hoisted(() => ({ asleep: true }));
vi.mock('../../src/modules/llm/circuit-breaker.ts', async (original) => {
  const real = await original<typeof RealModule>();
  class SleepyBreaker extends real.CircuitBreaker {
    override admits(): boolean {
      return breaker.asleep || super.admits();
    }
  }
  return { ...real, CircuitBreaker: SleepyBreaker };
});

const DEADLINE_MS = 1_000;
const MODES = [
  'fail-429',
  'fail-quota',
  'fail-500',
  'fail-529',
  'fail-hang',
  'fail-cut',
  'fail-malformed',
  'fail-empty',
  'fail-refusal',
] as const;

const ASKED: { question: string; says: RegExp }[] = [
  { question: 'How much is a large Spanish latte?', says: /29 AED/ },
  { question: 'Is there free Wi-Fi?', says: /free/i },
  { question: 'How much is oat milk extra?', says: /AED 4 extra/ },
  { question: 'Do you cater for an office of 30 people?', says: /AED 35 a guest/ },
  { question: 'هل عندكم واي فاي مجاني؟', says: /مجاني/ },
  { question: 'What is your franchise fee?', says: /colleague/ },
  { question: 'هل عندكم بيتزا؟', says: /زميل/ },
];

let running: TestApp;
let demo: Demo;
let truth: Truth;

beforeAll(async () => {
  running = await startTestApp({ model: { provider: 'openai', name: 'test-model' }, env: { LLM_DEADLINE_MS: String(DEADLINE_MS) } });
  [demo, truth] = await Promise.all([addDemo(running, 'qahwa-corner'), readTruth('qahwa-corner')]);
});
afterAll(() => running.close());

/** Asks everything while the provider behaves like this; every answer must be right. Gives how often the provider was called. */
async function askIn(mode: (typeof MODES)[number]): Promise<number> {
  running.sim.models.mode = mode;
  running.sim.models.clear();
  const asked = await askAll(
    running,
    demo.accountKey,
    ASKED.map(({ question }) => question),
  );
  for (const [at, { question, says }] of ASKED.entries()) {
    const one = asked[at];
    expect(one?.text, question).toMatch(says);
    expect(one?.trace.outcome, question).toBe(/colleague|زميل/.test(says.source) ? 'handed_over' : 'answered');
    expect(
      one?.trace.steps.some((step) => step.name === 'answer' && step.data.engine === 'model'),
      question,
    ).toBe(false);
    expect(one?.trace.totalMs, question).toBeLessThan(DEADLINE_MS + 1_500);
    expect(findInventions(one?.text ?? '', truth), question).toEqual([]);
  }
  return running.sim.models.requests().length;
}

it.each(MODES)('answers from the documents or hands over when the model is in %s', async (mode) => {
  breaker.asleep = true;
  expect(await askIn(mode)).toBeGreaterThanOrEqual(3);
});

it('leaves a provider alone that failed again and again, and answers all the same', async () => {
  breaker.asleep = true;
  await askIn('fail-500');
  await askIn('fail-500');
  breaker.asleep = false;
  expect(await askIn('fail-500')).toBe(0);
});
