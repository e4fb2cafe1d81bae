import { describe, expect, it } from 'vitest';
import { createLocalCache } from '../../platform/cache/cache.ts';
import { mintTenantId } from '../../platform/ids.ts';
import { makeFacts } from '../knowledge/facts/answer-testing.ts';
import type { Knowledge } from '../knowledge/index.ts';
import { createAnswerCache } from './answer-cache.ts';
import type { OnceQuestion } from './answer-once.ts';
import type { TurnResult } from './turn/index.ts';
import { makeInput } from './turn/testing.ts';

const A = mintTenantId('00000000-0000-4000-8000-0000000000aa');
const B = mintTenantId('00000000-0000-4000-8000-0000000000bb');
const NOON = new Date('2026-12-02T09:00:00Z');

const input = makeInput('x');
const ask = (more: Partial<OnceQuestion> = {}): OnceQuestion => ({
  ...{ tenantId: A, tenant: input.tenant, channel: input.channel, settingsVersion: 1, now: NOON, messages: 'How much is the hummus?' },
  knowledge: { version: 7, facts: makeFacts() } as unknown as Knowledge,
  ...more,
});

const answered = (text: string, more: Partial<TurnResult> = {}, engine = 'facts'): TurnResult => ({
  ...{ outcome: 'answered', language: 'en', handoff: null, parts: [{ kind: 'text', text }] },
  trace: {
    ...{ question: 'How much is the hummus?', outcome: 'answered', totalMs: 4 },
    steps: [
      {
        ...{ name: 'answer', startedMs: 0, durationMs: 1, state: 'done' },
        data: { engine, text, model: null, inputTokens: null, outputTokens: null, latencyMs: null, note: null } as never,
      },
    ],
  },
  usage: { modelCalls: 1, inputTokens: 10, outputTokens: 5, costMicroUsd: 3 },
  ...more,
});

/** A cache, and an engine that says a new number each time it is asked. */
function setUp(result: (said: string) => TurnResult = answered) {
  let count = 0;
  const store = createLocalCache();
  const answers = createAnswerCache(store);
  const say = async (question: OnceQuestion, engine = 'rules') => {
    const made = await answers.through(question, engine, async () => result(`answer ${(count += 1)}`));
    return made.parts[0]?.kind === 'text' ? made.parts[0].text : '';
  };
  return { say, answers, made: () => count };
}

describe('a kept answer', () => {
  it('is given again for the same question in another spelling, at no cost and with a trace that says so', async () => {
    const { say, answers } = setUp();
    await say(ask());
    expect(await say(ask({ messages: '  how MUCH is the   hummus ?' }))).toBe('answer 1');
    const again = await answers.through(ask({ messages: 'how much is the hummus?' }), 'rules', () =>
      Promise.reject(new Error('asked anew')),
    );
    expect(again.usage).toEqual({ modelCalls: 0, inputTokens: 0, outputTokens: 0, costMicroUsd: 0 });
    expect(again.trace.question).toBe('how much is the hummus?');
    expect(again.trace.steps[0]?.data).toMatchObject({ cached: { since: NOON.toISOString(), until: expect.any(String) } });
  });

  it('holds none of the words in which it was asked', async () => {
    const store = createLocalCache();
    const kept: string[] = [];
    const watched = {
      ...store,
      forTenant: (id: typeof A) => ({ ...store.forTenant(id), set: async (_: string, value: string) => void kept.push(value) }),
    };
    await createAnswerCache(watched).through(ask(), 'rules', async () => answered('22 SAR'));
    expect(kept).toHaveLength(1);
    expect(kept[0]).not.toContain('How much');
  });

  it.each<[string, Partial<OnceQuestion>, string?]>([
    ['another tenant', { tenantId: B }],
    ['another version of the knowledge', { knowledge: { version: 8, facts: makeFacts() } as unknown as Knowledge }],
    ['other settings', { settingsVersion: 2 }],
    ['another language so far', { previousLanguage: 'ar' }],
    ['another channel', { channel: { ...input.channel, kind: 'telegram' } }],
    [
      'a channel that can show less',
      {
        channel: {
          ...input.channel,
          capabilities: { ...input.channel.capabilities, outbound: { ...input.channel.capabilities.outbound, buttons: null } },
        },
      },
    ],
    ['another question', { messages: 'How much is the kabsa?' }],
    ['the engine with a model', {}, 'model'],
  ])('is not given to %s', async (_, more, engine) => {
    const { say } = setUp();
    await say(ask());
    expect(await say(ask(more), engine)).toBe('answer 2');
  });

  it.each<[string, Partial<OnceQuestion>]>([
    ['a draft is tried', { settingsVersion: undefined as never }],
    ['something was said before', { history: [{ author: 'contact', text: 'hi', at: NOON }] }],
    ['it leans on what was said before', { messages: 'and how much is it?' }],
    ['it holds a number of the contact', { messages: 'Is order 4471920 on its way?' }],
    ['it holds an address of the contact', { messages: 'Send the menu to sara@example.com' }],
    ['it says who asks', { messages: 'my name is Sara, how much is the hummus?' }],
    ['somebody tapped a button', { messages: [{ seq: 1, text: 'Hummus', kind: 'choice', choiceId: 'fact:price:itm_hummus' }] }],
    ['two messages came', { messages: [1, 2].map((seq) => ({ seq, text: 'How much is the hummus?', kind: 'text' })) }],
  ])('is not made where %s', async (_, more) => {
    const { say, made } = setUp();
    await say(ask(more));
    await say(ask(more));
    expect(made()).toBe(2);
  });

  it.each<[string, Partial<TurnResult>, string?]>([
    ['a person takes over', { outcome: 'handed_over', handoff: { reason: 'x' } as never }],
    ['a question goes back', { outcome: 'clarifying' }],
    ['the engine broke', { outcome: 'failed' }],
    ['it is a courtesy', {}, 'fixed'],
  ])('is not made where %s', async (_, more, engine) => {
    const { say, made } = setUp((said) => answered(said, more, engine));
    await say(ask());
    await say(ask());
    expect(made()).toBe(2);
  });
});

describe('time', () => {
  const facts = makeFacts();
  const at = (iso: string) => ask({ now: new Date(iso) });

  it('ends an answer at the next opening or closing, and at midnight of the business', async () => {
    const { say, answers } = setUp();
    await say(at('2026-12-02T09:00:00Z'));
    const again = await answers.through(at('2026-12-02T09:00:01Z'), 'rules', async () => answered('anew'));
    const step = again.trace.steps[0];
    const until = step?.name === 'answer' ? new Date(step.data.cached?.until ?? 0) : new Date(0);
    expect(until.getTime()).toBeGreaterThan(Date.parse('2026-12-02T09:00:01Z'));
    expect(until.getTime()).toBeLessThanOrEqual(Date.parse('2026-12-02T21:00:00Z'));
    expect(facts.hours.length).toBeGreaterThan(0);
    expect(await say(ask({ now: new Date(until.getTime() - 1) }))).toBe('answer 1');
    expect(await say(ask({ now: until }))).toBe('answer 2');
  });

  it('does not give an answer of later to a clock that was set back', async () => {
    const { say } = setUp();
    await say(at('2026-12-02T09:00:00Z'));
    expect(await say(at('2026-12-02T08:59:59Z'))).toBe('answer 2');
  });
});
