import type { ItemView, TurnTrace } from '@wafaa/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adapterFor } from '../../src/modules/channels/index.ts';
import { answerOnce, loadTenant } from '../../src/modules/conversations/index.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { addDemo, askAll, type Demo } from './demo-tenants.ts';

// One engine: what a phone was told, the same question gets again without a phone.

const QUESTIONS = [
  'What vegan dishes do you have?',
  'بكم كبسة الدجاج؟',
  'متى تفتحون الجمعة؟',
  'Do you deliver to Al Malqa?',
  'Is the hummus safe for a nut allergy?',
  'what is the meaning of life',
];

let running: TestApp;
let demo: Demo;
beforeAll(async () => {
  running = await startTestApp();
  demo = await addDemo(running, 'bayt-alwaha');
});
afterAll(() => running.close());

/** A trace without the times that it took. */
const plain = (trace: TurnTrace) => ({
  question: trace.question,
  outcome: trace.outcome,
  steps: trace.steps.map(({ startedMs: _started, durationMs: _took, ...step }) => step),
});

describe('answerOnce', () => {
  it('gives the answer and the trace that a phone got', async () => {
    const live = await askAll(running, demo.accountKey, QUESTIONS);
    const adapter = adapterFor('whatsapp');
    if (!adapter) throw new Error('no adapter');
    const { turn: tenant } = await loadTenant(running.app.database, demo.tenantId);
    const [row] = await running.test.asOwner<{ version: number }>(
      'select knowledge_version::int as version from tenant where tenant_id = $1',
      [demo.tenantId],
    );
    const knowledge = await running.app.knowledge.load(demo.tenantId, row?.version ?? 0);
    for (const [at, question] of QUESTIONS.entries()) {
      const again = await answerOnce(
        { database: running.app.database, search: running.app.search, model: null },
        {
          ...{ tenantId: demo.tenantId, tenant, knowledge, messages: question, now: new Date() },
          channel: { kind: adapter.kind, capabilities: adapter.definition.capabilities },
        },
        AbortSignal.timeout(10_000),
      );
      expect(again.outcome).toBe(live[at]?.trace.outcome);
      expect(again.trace && plain(again.trace)).toEqual(live[at] && plain(live[at].trace));
    }
  });
});

describe('the items of a tenant', () => {
  it('are one for all the rows that speak of it, page after page, prices first', async () => {
    const headers = await running.bearer(demo.tenantId);
    const items: ItemView[] = [];
    let cursor: string | null = null;
    do {
      const url: string = `/api/v1/items?limit=20${cursor ? `&cursor=${cursor}` : ''}`;
      const page = (await running.api.server.inject({ method: 'GET', url, headers })).json<{
        items: ItemView[];
        nextCursor: string | null;
      }>();
      items.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(new Set(items.map((item) => item.id)).size).toBe(items.length);
    const hummus = items.filter((item) => item.name.en === 'Hummus');
    expect(hummus).toHaveLength(1);
    expect(hummus[0]).toMatchObject({
      price: { currency: 'SAR' },
      allergens: expect.arrayContaining(['sesame']),
      allergensConfirmed: false,
    });
    expect(items[0]?.price).not.toBeNull();
  });
});
