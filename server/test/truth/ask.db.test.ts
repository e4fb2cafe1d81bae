import type { TurnTrace } from '@wafaa/contracts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { channelAdapters } from '../../src/modules/channels/index.ts';
import { lengthIn } from '../../src/modules/conversations/turn/split-text.ts';
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
  answer: string;
  askedAt: string;
  citations: {
    from: number;
    to: number;
    quote: string;
    start: number;
    end: number;
    sourceId: string;
    sourceName: string;
    sourceVersion: number;
  }[];
  code?: string;
  detail?: string;
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
    expect((await ask('When do you open?', { channel: 'Pigeon post' })).code).toBe('request.invalid');
    expect(await ask('When do you open?', { channel: 'pigeon' })).toMatchObject({
      code: 'ask.unknown_channel',
      detail: expect.stringContaining('whatsapp'),
    });
  });

  it('fits the answer to each channel that there is', async () => {
    for (const [channel, adapter] of channelAdapters) {
      const answer = await ask('What vegan dishes do you have?', { channel });
      const fit = answer.trace.steps.find((step) => step.name === 'fit');
      expect(fit?.name === 'fit' && fit.data.channel).toBe(channel);
      const { text } = adapter.definition.capabilities.outbound;
      for (const part of answer.parts) expect(lengthIn(text.unit, part.text), channel).toBeLessThanOrEqual(text.max);
    }
  });

  it('answers as if it were Friday at eleven, by the clock of the business', async () => {
    const answer = await ask('Are you open now?', { at: { weekday: 'friday', time: '23:00' } });
    expect(new Date(answer.askedAt).getUTCDay()).toBe(5);
    expect(answer.askedAt).toContain('T20:00:00');
    expect((await ask('Are you open now?', { at: { weekday: 'friday', time: '25:00' } })).code).toBe('request.invalid');
  });

  it('takes what was asked before into account, as a conversation does', async () => {
    const answer = await ask('and the small one?', { earlier: ['How much is the chicken kabsa?'] });
    expect(answer.trace.question).toBe('and the small one?');
    const [first, second] = (await ask('How much is the kabsa?')).parts.flatMap((part) => part.options);
    expect(first).toBeDefined();
    const earlier = ['How much is the kabsa?'];
    expect((await ask('the second one', { earlier })).parts[0]?.text).toContain(second);
    const chosen = await ask('الثاني', { earlier });
    expect(chosen).toMatchObject({ outcome: 'answered', language: 'ar' });
    expect(chosen.parts[0]?.text).toContain((await ask('the second one', { earlier })).parts[0]?.text.match(/\d+/)?.[0]);
  });

  it('calls a contact by name, in the language of the conversation', async () => {
    expect((await ask('hello', { contactName: 'Sara' })).parts[0]?.text).toContain('Hello Sara,');
    expect((await ask('👋', { contactName: 'سارة', language: 'ar' })).language).not.toBe('en');
  });

  it('shows for each sentence which words of which version, page and characters say it', async () => {
    const answer = await ask('Can I bring a birthday cake from outside?');
    expect(answer.citations.length).toBeGreaterThan(0);
    for (const citation of answer.citations) {
      expect(answer.answer.slice(citation.from, citation.to).trim()).not.toBe('');
      expect(citation).toMatchObject({ sourceVersion: expect.any(Number), sourceName: expect.stringMatching(/\.\w+$/) });
      const [document] = await running.test.asOwner<{ said: string }>(
        `select substr(d.text, $2::int, $3::int) as said from document d where d.tenant_id = $1 and d.source_id = $4 order by d.created_at desc limit 1`,
        [demo.tenantId, citation.start + 1, citation.end - citation.start, citation.sourceId],
      );
      expect(document?.said).toContain(citation.quote.split('\n')[0]);
    }
  });

  it('counts questions, and refuses the one beyond the month’s with a clear error', async () => {
    const counted = async () =>
      (
        await running.test.asOwner<{ n: number }>('select sum(questions)::int as n from usage_month where tenant_id = $1', [demo.tenantId])
      )[0]?.n ?? 0;
    const before = await counted();
    await ask('When do you open?');
    expect(await counted()).toBe(before + 1);
    await running.test.asOwner(`update tenant set limits = $2 where tenant_id = $1`, [
      demo.tenantId,
      JSON.stringify({ questionsPerMonth: before + 1 }),
    ]);
    expect((await ask('When do you open?')).code).toBe('tenant.limit_reached');
    expect(await counted()).toBe(before + 1);
    await running.test.asOwner(`update tenant set limits = '{}' where tenant_id = $1`, [demo.tenantId]);
  });
});

describe('asking for events', () => {
  const stream = async (app: TestApp, tenantId: Demo['tenantId'], body: object) => {
    const answer = await post(app, tenantId, '/knowledge/ask/stream', body);
    const events = answer.body.split('\n\n').flatMap((block) => {
      const [, name, data] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? [];
      return name === undefined ? [] : [{ name, data: JSON.parse(data ?? 'null') as { text?: string } & Partial<Answer> }];
    });
    return { answer, events };
  };

  it('ends with the very answer that asking gives, and refuses before it begins', async () => {
    const { answer, events } = await stream(running, demo.tenantId, { question: 'Do you deliver to Al Malqa?' });
    expect(answer.headers['content-type']).toContain('text/event-stream');
    expect(events.map(({ name }) => name)).toEqual(['answer']);
    expect(events[0]?.data.parts).toEqual((await ask('Do you deliver to Al Malqa?')).parts);
    const refused = await stream(running, demo.tenantId, { question: 'Hi', channel: 'pigeon' });
    expect(refused.answer.json()).toMatchObject({ code: 'ask.unknown_channel' });
  });
});

describe('kept answers', () => {
  it('are given again until a fact changes, in the playground and to a phone alike', async () => {
    const app = await startTestApp({ env: { ANSWER_CACHE: '1' } });
    try {
      const own = await addDemo(app, 'bayt-alwaha');
      const question = { question: 'How much is the hummus?' };
      const again = async () => (await post(app, own.tenantId, '/knowledge/ask', question)).json<Answer>();
      const cached = (trace: TurnTrace) => {
        const step = trace.steps.find((each) => each.name === 'answer');
        return step?.name === 'answer' && step.data.cached !== undefined;
      };
      const first = await again();
      expect(cached(first.trace)).toBe(false);
      const second = await again();
      expect(cached(second.trace)).toBe(true);
      expect(second.parts).toEqual(first.parts);
      const [phone] = await askAll(app, own.accountKey, [question.question]);
      expect(phone?.text).toBe(first.parts[0]?.text);
      await post(app, own.tenantId, '/faq', { questions: ['Is there a quiet room?'], answer: { en: 'Yes.', ar: null } });
      expect(cached((await again()).trace)).toBe(false);
    } finally {
      await app.close();
    }
  });
});

describe('asking with a model', () => {
  it('tells checked sentences while the model writes, and accounts for each call by purpose', async () => {
    const app = await startTestApp({ model: { provider: 'openai', name: 'scripted' } });
    try {
      app.sim.models.mode = 'scripted';
      app.sim.models.script(['The library is on the first floor. It is open to all guests. See you there.']);
      const text = '# House\n\nThe library is on the first floor. It is open to all guests of the house.\n';
      const { tenantId } = await app.addTenant({ files: [{ name: 'house.md', mime: 'text/markdown', bytes: Buffer.from(text) }] });
      const body = (await post(app, tenantId, '/knowledge/ask/stream', { question: 'Who may use the library of the house?' })).body;
      const names = [...body.matchAll(/^event: (\w+)$/gm)].map((match) => match[1]);
      expect(names.slice(0, 2)).toEqual(['sentence', 'sentence']);
      expect(names.at(-1)).toBe('answer');
      // Written a little behind the calls.
      await vi.waitFor(async () => {
        const usage = await app.test.asOwner<{ purpose: string; calls: number }>(
          'select purpose, calls from model_usage where tenant_id = $1 order by purpose',
          [tenantId],
        );
        expect(usage).toEqual(expect.arrayContaining([{ purpose: 'turn.answer', calls: 1 }]));
      }, 20_000);
    } finally {
      await app.close();
    }
  });

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
