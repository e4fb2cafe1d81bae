import { adapterFor } from '../../src/modules/channels/index.ts';
import type { createAnswerCache } from '../../src/modules/conversations/index.ts';
import type { TurnResult } from '../../src/modules/conversations/turn/index.ts';
import { makeInput } from '../../src/modules/conversations/turn/testing.ts';
import { makeFacts } from '../../src/modules/knowledge/facts/answer-testing.ts';
import type { Knowledge } from '../../src/modules/knowledge/index.ts';
import { createLocalCache } from '../../src/platform/cache/cache.ts';
import type { Findings } from './findings.ts';
import type { Twin } from './twins.ts';

/** Twins at the same versions are asked the same questions: what was kept of one answer is not the other's. */
export async function probeAnswers(found: Findings, create: typeof createAnswerCache, own: Twin, other: Twin): Promise<void> {
  const answers = create(createLocalCache());
  const { tenant } = makeInput('x');
  const adapter = adapterFor('whatsapp');
  if (!adapter) throw new Error('no adapter');
  const knowledge = { version: 1, facts: makeFacts() } as unknown as Knowledge;
  const resultOf = (mark: string): TurnResult => ({
    ...{ outcome: 'answered', parts: [{ kind: 'text', text: mark }], language: 'en', handoff: null },
    trace: {
      ...{ question: mark, outcome: 'answered', totalMs: 1 },
      steps: [
        {
          ...{ name: 'answer', startedMs: 0, durationMs: 0, state: 'done' },
          data: { engine: 'facts', text: mark, model: null, inputTokens: null, outputTokens: null, latencyMs: null, note: null },
        },
      ],
    },
    usage: { modelCalls: 0, inputTokens: 0, outputTokens: 0, costMicroUsd: 0 },
  });
  for (const question of ['How much is the hummus?', 'بكم الحمص؟', 'Are you open now?', 'Do you have vegan dishes?']) {
    const ask = (twin: Twin) =>
      answers.through(
        {
          ...{ tenantId: twin.tenantId, tenant: { ...tenant, id: twin.tenantId }, knowledge, messages: question, settingsVersion: 1 },
          ...{ channel: { kind: adapter.kind, capabilities: adapter.definition.capabilities }, now: new Date('2026-12-02T09:00:00Z') },
        },
        'rules',
        async () => resultOf(twin.mark),
      );
    const add = (name: string, leak: string | null): void => found.add('answers', `${own.mark} "${question}": ${name}`, leak);
    await ask(other);
    const first = JSON.stringify(await ask(own));
    add('asked after the other', first.includes(other.mark) ? 'the answer of the other' : null);
    add('asked again', JSON.stringify(await ask(own)).includes(own.mark) ? null : 'not its own answer');
    add('the other, asked again', JSON.stringify(await ask(other)).includes(own.mark) ? 'the answer of this one' : null);
  }
}
