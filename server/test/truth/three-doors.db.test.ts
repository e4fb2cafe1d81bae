import type { AskView, TurnTrace } from '@wafaa/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adapterFor } from '../../src/modules/channels/index.ts';
import { answerOnce, loadTenant } from '../../src/modules/conversations/index.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { addDemo, askAll, type Demo, readQuestions, SLUGS } from './demo-tenants.ts';

// A customer's phone, the playground and a test are three doors to one engine: whatever is asked of whichever business, all three say the same and show
// the same trace, but for the milliseconds that it took.

const QUESTIONS = [...new Set(SLUGS.flatMap((slug) => readQuestions(slug).map(({ question }) => question)))];

let running: TestApp;
const demos: Demo[] = [];
beforeAll(async () => {
  running = await startTestApp();
  for (const slug of SLUGS) demos.push(await addDemo(running, slug));
}, 120_000);
afterAll(() => running.close());

/** A trace without the times that it took. */
const plain = (trace: TurnTrace) => ({
  question: trace.question,
  outcome: trace.outcome,
  steps: trace.steps.map(({ startedMs: _started, durationMs: _took, ...step }) => step),
});

it('asks at least a hundred questions', () => expect(QUESTIONS.length).toBeGreaterThanOrEqual(100));

describe.each(SLUGS)('%s', (slug) => {
  it('says the same through the phone, the playground and a test', { timeout: 240_000 }, async () => {
    const demo = demos.find((each) => each.slug === slug);
    const adapter = adapterFor('whatsapp');
    if (!demo || !adapter) throw new Error('not set up');
    const { tenantId } = demo;
    const live = await askAll(running, demo.accountKey, QUESTIONS);
    // As of the instant at which the phone was answered: a door may open or close while the others are asked.
    const turns = await running.test.asOwner<{ question: string; at: Date }>(
      `select trace ->> 'question' as question, started_at as at from turn where tenant_id = $1`,
      [tenantId],
    );
    const { turn: tenant } = await loadTenant(running.app.database, tenantId);
    const [row] = await running.test.asOwner<{ version: number }>(
      'select knowledge_version::int as version from tenant where tenant_id = $1',
      [tenantId],
    );
    const knowledge = await running.app.knowledge.load(tenantId, row?.version ?? 0);
    const headers = { ...(await running.bearer(tenantId)), 'content-type': 'application/json' };
    const channel = { kind: adapter.kind, capabilities: adapter.definition.capabilities };
    for (const [place, question] of QUESTIONS.entries()) {
      const phone = live[place];
      const now = new Date(turns.find((each) => each.question === question)?.at ?? 0);
      const payload = JSON.stringify({ question, at: now.toISOString() });
      const playground = (
        await running.api.server.inject({ method: 'POST', url: '/api/v1/knowledge/ask', headers, payload })
      ).json<AskView>();
      const tried = await answerOnce(
        { database: running.app.database, search: running.app.search, model: null },
        { tenantId, tenant, knowledge, messages: question, now, channel },
        AbortSignal.timeout(20_000),
      );
      const said = { phone: phone?.text, trace: phone && plain(phone.trace) };
      expect({ phone: playground.parts.map((part) => part.text).join('\n'), trace: plain(playground.trace) }).toEqual(said);
      const fitted = tried.parts.flatMap((part) => adapter.fit(part)).map((part) => ('text' in part ? part.text : ''));
      expect({ phone: fitted.join('\n'), trace: plain(tried.trace) }).toEqual(said);
    }
  });
});
