import type { TurnTrace } from '@wafaa/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { addDemo, askAll, type Demo } from './demo-tenants.ts';

// What somebody of the team asks over the API is answered as a customer's phone is.

const QUESTIONS = [
  'What vegan dishes do you have?',
  'بكم كبسة الدجاج؟',
  'متى تفتحون الجمعة؟',
  'Do you deliver to Al Malqa?',
  'Is the hummus safe for a nut allergy?',
  'Is there a quiet room for reading?',
  'what is the meaning of life',
];

interface Answer {
  outcome: string;
  language: string;
  reason: string | null;
  parts: { kind: string; text: string; options: string[] }[];
  trace: TurnTrace;
  modelTokens: number;
  code?: string;
}

let running: TestApp;
let demo: Demo;
beforeAll(async () => {
  running = await startTestApp();
  demo = await addDemo(running, 'bayt-alwaha');
});
afterAll(() => running.close());

const post = async (app: TestApp, tenantId: Demo['tenantId'], url: string, body: object, role = 'owner') => {
  const headers = { ...(await app.bearer(tenantId, role)), 'content-type': 'application/json' };
  return app.api.server.inject({ method: 'POST', url: `/api/v1${url}`, headers, payload: JSON.stringify(body) });
};
const ask = async (question: string, more: object = {}, role = 'owner') =>
  (await post(running, demo.tenantId, '/knowledge/ask', { question, ...more }, role)).json<Answer>();
/** A trace without the times that it took. */
const plain = (trace: TurnTrace) => ({
  question: trace.question,
  outcome: trace.outcome,
  steps: trace.steps.map(({ startedMs: _started, durationMs: _took, ...step }) => step),
});

describe('asking over the API', () => {
  it('gives the text and the trace that a phone got through the webhook, facts, passages, own questions and refusals alike', async () => {
    await post(running, demo.tenantId, '/faq', {
      questions: ['Do you have a room where one can read in peace?', 'Is there a quiet room?'],
      answer: { en: 'Yes: the library on the first floor.', ar: null },
    });
    const live = await askAll(running, demo.accountKey, QUESTIONS);
    for (const [at, question] of QUESTIONS.entries()) {
      const answer = await ask(question);
      expect(answer.parts.map((part) => part.text).join('\n')).toBe(live[at]?.text);
      expect(plain(answer.trace)).toEqual(live[at] && plain(live[at].trace));
    }
    expect(live[5]?.text).toContain('the library on the first floor');
  });

  it('makes no conversation, sends nothing and keeps the question out of the log', async () => {
    const rows = () =>
      running.test.asOwner(
        `select (select count(*)::int from conversation where tenant_id = $1) as conversations, (select count(*)::int from message where tenant_id = $1) as messages,
           (select count(*)::int from turn where tenant_id = $1) as turns, (select count(*)::int from outbound where tenant_id = $1) as sends`,
        [demo.tenantId],
      );
    const before = await rows();
    await ask('What is in the zarb of the mountain?', {}, 'analyst');
    expect(await rows()).toEqual(before);
    const log = await running.test.asOwner<{ action: string; after: object }>(
      `select action, after, before, target_label from audit_entry where tenant_id = $1 and actor_name is not null order by at desc, id desc limit 1`,
      [demo.tenantId],
    );
    expect(log).toMatchObject([{ action: 'knowledge.asked', after: { outcome: expect.any(String), channel: 'whatsapp' } }]);
    expect(JSON.stringify(log)).not.toContain('zarb');
  });

  it('takes the instant that is given', async () => {
    const night = await ask('Are you open now?', { at: '2026-11-22T02:30:00Z' });
    const evening = await ask('Are you open now?', { at: '2026-11-22T16:30:00Z' });
    expect(night.parts[0]?.text).not.toBe(evening.parts[0]?.text);
  });

  it('refuses a question that is none', async () => {
    expect((await ask('   ')).code).toBe('request.invalid');
    expect((await ask('When do you open?', { channel: 'pigeon' })).code).toBe('request.invalid');
  });
});

describe('asking with a model', () => {
  it('counts its tokens, and beyond the month’s is answered by the engine without one', async () => {
    const withModel = await startTestApp({ model: { provider: 'openai', name: 'honest' } });
    try {
      const { tenantId } = await withModel.addTenant({
        files: [
          {
            name: 'house.md',
            mime: 'text/markdown',
            bytes: Buffer.from('# House\n\nThe library on the first floor is open to all guests.\n'),
          },
        ],
      });
      const question = { question: 'Who may use the library?' };
      const first = (await post(withModel, tenantId, '/knowledge/ask', question)).json<Answer>();
      expect(first.modelTokens).toBeGreaterThan(0);
      await post(withModel, tenantId, '/knowledge/ask', question);
      const [used] = await withModel.test.asOwner<{ tokens: number }>(
        'select sum(model_tokens)::int as tokens from usage_month where tenant_id = $1',
        [tenantId],
      );
      expect(used?.tokens).toBeGreaterThanOrEqual(first.modelTokens * 2 - 5);
      await withModel.test.asOwner(`update tenant set limits = '{"modelTokensPerMonth": 1}' where tenant_id = $1`, [tenantId]);
      const over = (await post(withModel, tenantId, '/knowledge/ask', question)).json<Answer>();
      expect(over).toMatchObject({ modelTokens: 0, outcome: 'answered' });
    } finally {
      await withModel.close();
    }
  });
});
