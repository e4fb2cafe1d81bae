import type { FaqView, GapView, TurnTrace } from '@wafaa/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, makeCaller, startTestApp, type TestApp } from '../testing.ts';

let running: TestApp;
beforeAll(async () => {
  running = await startTestApp();
});
afterAll(() => running.close());

const TERRACE = {
  questions: ['Is there a terrace?', 'Can we sit outside in the evening?', 'هل عندكم جلسات خارجية؟'],
  answer: { en: 'Yes, there are nine tables on the roof.\nThey open at sunset.', ar: 'نعم، تسع طاولات على السطح.' },
};
interface Answer {
  outcome: string;
  reason: string | null;
  parts: { text: string }[];
  trace: TurnTrace;
}
const ask = async (caller: Caller, question: string) => (await caller.call<Answer>('askKnowledge', { body: { question } })).body;
const said = async (caller: Caller, question: string) => (await ask(caller, question)).parts.map((part) => part.text).join('\n');

describe("a question of the owner's own", () => {
  it('is answered with its own words, however it is asked and in either language', async () => {
    const caller = await makeCaller(running);
    expect((await ask(caller, 'Do you have outdoor seating?')).outcome).toBe('handed_over');
    const { status, body } = await caller.call<FaqView>('addFaq', { body: TERRACE });
    expect({ status, questions: body.questions, answer: body.answer }).toEqual({ status: 201, ...TERRACE });
    expect(await said(caller, 'Is there a terrace')).toContain(TERRACE.answer.en);
    expect(await said(caller, 'can we sit outside this evening?')).toContain(TERRACE.answer.en);
    expect(await said(caller, 'عندكم جلسات خارجيه')).toContain(TERRACE.answer.ar);
    const trace = (await ask(caller, 'هل يوجد جلسات خارجية؟')).trace;
    const passages = trace.steps.flatMap((step) => (step.name === 'passages' ? step.data.passages : []));
    expect(passages.filter((passage) => passage.text.includes('السطح'))).toHaveLength(1);
  });

  it('is found by the search once, with its entry', async () => {
    const caller = await makeCaller(running);
    const { body } = await caller.call<FaqView>('addFaq', { body: TERRACE });
    const found = await caller.call<{ items: { faqId: string | null; text: string; score: number }[] }>('searchKnowledge', {
      query: { q: 'a terrace outside' },
    });
    expect(found.body.items).toHaveLength(1);
    expect(found.body.items[0]).toMatchObject({ faqId: body.id, text: expect.stringContaining('nine tables') });
  });

  it('can be changed and removed, and the next answer knows it; lines of other entries stay where they point', async () => {
    const caller = await makeCaller(running);
    const policy = { topic: 'wifi', text: { en: 'The Wi-Fi is free for guests.', ar: null }, amount: null, validFrom: null, validTo: null };
    const { id } = (await caller.call<FaqView>('addFaq', { body: TERRACE })).body;
    await caller.call('addFact', { body: { kind: 'policy', fields: policy } });
    const other = { questions: ['Do you rent the hall?'], answer: { en: 'The hall is for rent on weekdays.', ar: null } };
    await caller.call('addFaq', { body: other });
    await caller.call('editFaq', { id, body: { answer: { en: 'The terrace is closed for repairs until further notice.', ar: null } } });
    expect(await said(caller, 'Is there a terrace?')).toContain('closed for repairs');
    const lines = () =>
      running.test.asOwner<{ line: string }>(
        `select substr(d.text, p.span_start + 1, p.span_end - p.span_start) as line from document d,
           (select tenant_id, document_id, span_start, span_end from policy union all
            select tenant_id, document_id, span_start, span_end from faq_entry) p
         where p.tenant_id = d.tenant_id and p.document_id = d.id and d.tenant_id = $1 order by p.span_start`,
        [caller.tenantId],
      );
    expect((await lines()).map(({ line }) => line)).toEqual([
      expect.stringContaining('closed for repairs'),
      'The Wi-Fi is free for guests.',
      'Q: Do you rent the hall? A: The hall is for rent on weekdays.',
    ]);
    expect(await caller.call('removeFaq', { id })).toMatchObject({ status: 200 });
    expect((await lines()).map(({ line }) => line)).toEqual([
      'The Wi-Fi is free for guests.',
      'Q: Do you rent the hall? A: The hall is for rent on weekdays.',
    ]);
    expect(await said(caller, 'Is there a terrace?')).not.toContain('repairs');
    expect((await caller.call('removeFaq', { id })).body).toMatchObject({ code: 'faq.not_found' });
    expect((await caller.call('editFaq', { id, body: {} })).status).toBe(404);
  });

  it('is listed newest first, in pages, and searched in both scripts', async () => {
    const caller = await makeCaller(running);
    for (const number of [1, 2, 3])
      await caller.call('addFaq', { body: { questions: [`Question number ${number}?`], answer: { en: `Answer ${number}`, ar: null } } });
    await caller.call('addFaq', { body: TERRACE });
    type Page = { items: FaqView[]; nextCursor: string | null };
    const list = async (query: Record<string, string>) => (await caller.call<Page>('listFaq', { query })).body;
    const first = await list({ limit: '3' });
    expect(first.items.map((entry) => entry.questions[0])).toEqual(['Is there a terrace?', 'Question number 3?', 'Question number 2?']);
    expect((await list({ limit: '3', cursor: first.nextCursor ?? '' })).items.map((entry) => entry.questions[0])).toEqual([
      'Question number 1?',
    ]);
    expect((await list({ text: 'خارجيه' })).items).toHaveLength(1);
  });

  it('is refused without an answer or a question', async () => {
    const caller = await makeCaller(running);
    expect((await caller.call('addFaq', { body: { ...TERRACE, answer: { en: null, ar: null } } })).status).toBe(400);
    expect((await caller.call('addFaq', { body: { ...TERRACE, questions: [] } })).status).toBe(400);
  });
});

describe('what customers asked and nothing answered', () => {
  const gaps = async (caller: Caller, query: Record<string, string> = {}) =>
    (await caller.call<{ items: GapView[]; nextCursor: string | null }>('listGaps', { query })).body;

  it('is told with alike questions together, newest first, and a person asked for is none', async () => {
    const caller = await makeCaller(running);
    await running.ask(caller.accountKey, '966500000001', 'Do you have a terrace?');
    await running.ask(caller.accountKey, '966500000002', 'is there any terrace');
    await running.ask(caller.accountKey, '966500000003', 'I want to talk to a human');
    await running.ask(caller.accountKey, '966500000004', 'Do you sell gift vouchers?');
    const { items } = await gaps(caller);
    expect(items.map(({ question, count }) => ({ question, count }))).toEqual([
      { question: 'Do you sell gift vouchers?', count: 1 },
      { question: 'is there any terrace', count: 2 },
    ]);
    expect(items[1]?.examples).toEqual(['is there any terrace', 'Do you have a terrace?']);
    expect(new Set(items[1]?.conversationIds).size).toBe(2);
    const first = await gaps(caller, { limit: '1' });
    expect((await gaps(caller, { limit: '1', cursor: first.nextCursor ?? '' })).items.map(({ id }) => id)).toEqual([items[1]?.id]);
  });

  it('becomes a question of the owner’s own, which answers it from then on', async () => {
    const caller = await makeCaller(running);
    await running.ask(caller.accountKey, '966500000005', 'Do you have a terrace?');
    const [gap] = (await gaps(caller)).items;
    const answered = await caller.call<FaqView>('answerGap', { id: gap?.id ?? '', body: { answer: TERRACE.answer } });
    expect(answered).toMatchObject({ status: 201, body: { questions: ['Do you have a terrace?'] } });
    expect((await gaps(caller)).items).toEqual([]);
    expect(await running.ask(caller.accountKey, '966500000006', 'Do you have a terrace?')).toContain('nine tables');
    // Should the entry go, it is a gap again when it is asked again.
    await caller.call('removeFaq', { id: answered.body.id });
    await running.ask(caller.accountKey, '966500000007', 'Do you have a terrace?');
    expect((await gaps(caller)).items).toMatchObject([{ count: 1 }]);
  });

  it('is dismissed for good, without a customer’s word in the log', async () => {
    const caller = await makeCaller(running);
    await running.ask(caller.accountKey, '966500000008', 'Do you have a terrace?');
    const [gap] = (await gaps(caller)).items;
    expect((await caller.call('dismissGap', { id: gap?.id ?? '' })).status).toBe(200);
    await running.ask(caller.accountKey, '966500000009', 'Do you have a terrace?');
    expect((await gaps(caller)).items).toEqual([]);
    expect((await caller.call('dismissGap', { id: gap?.id ?? '' })).body).toMatchObject({ code: 'gap.not_found' });
    const log = await running.test.asOwner('select before, after, target_label from audit_entry where tenant_id = $1', [caller.tenantId]);
    expect(JSON.stringify(log)).not.toContain('terrace');
  });
});

describe('an answer with days, and one that was used', () => {
  it('is given on its days only, and counted when it led an answer', async () => {
    const caller = await makeCaller(running);
    const past = { ...TERRACE, validFrom: '2020-01-01', validTo: '2020-01-31' };
    const { body } = await caller.call<FaqView>('addFaq', { body: past });
    expect(body).toMatchObject({ validFrom: '2020-01-01', validTo: '2020-01-31', usedCount: 0, lastUsedAt: null });
    expect((await ask(caller, 'Is there a terrace?')).outcome).toBe('handed_over');
    const kept = await caller.call<FaqView>('editFaq', { id: body.id, body: { questions: ['Is there a terrace?'] } });
    expect(kept.body).toMatchObject({ validFrom: '2020-01-01' });
    await caller.call('editFaq', { id: body.id, body: { validFrom: null, validTo: null } });
    expect(await running.ask(caller.accountKey, '966500000011', 'Is there a terrace?')).toContain('nine tables');
    const [listed] = (await caller.call<{ items: FaqView[] }>('listFaq')).body.items;
    expect(listed).toMatchObject({ usedCount: 1, lastUsedAt: expect.any(String) });
    const trace = (await ask(caller, 'Is there a terrace?')).trace;
    expect(JSON.stringify(trace)).toContain(`"faqId":"${body.id}"`);
  });

  it('is refused when its days end before they begin', async () => {
    const caller = await makeCaller(running);
    const answer = await caller.call('addFaq', { body: { ...TERRACE, validFrom: '2026-02-02', validTo: '2026-02-01' } });
    expect(answer).toMatchObject({ status: 422, body: { code: 'fact.invalid' } });
  });
});

describe('a gap that was closed', () => {
  const gaps = async (caller: Caller) => (await caller.call<{ items: GapView[] }>('listGaps')).body.items;

  it('tells its language, and is open again when the closing is taken back', async () => {
    const caller = await makeCaller(running);
    await running.ask(caller.accountKey, '966500000012', 'Do you have a terrace?');
    await running.ask(caller.accountKey, '966500000015', 'هل لديكم موقف للدراجات؟');
    const open = await gaps(caller);
    expect(open.map(({ language, languages }) => ({ language, languages }))).toEqual([
      { language: 'ar', languages: ['ar'] },
      { language: 'en', languages: ['en'] },
    ]);
    const id = open[1]?.id ?? '';
    await caller.call('dismissGap', { id });
    expect(await gaps(caller)).toHaveLength(1);
    expect((await caller.call('reopenGap', { id })).status).toBe(200);
    expect((await gaps(caller)).map((gap) => gap.id)).toEqual(open.map((gap) => gap.id));
    expect((await caller.call('reopenGap', { id })).body).toMatchObject({ code: 'gap.not_found' });
  });

  it('by a fact counts again when it is asked later and finds nothing', async () => {
    const caller = await makeCaller(running);
    await running.ask(caller.accountKey, '966500000013', 'Do you have a terrace?');
    const id = (await gaps(caller))[0]?.id ?? '';
    expect((await caller.call('settleGap', { id, body: { factId: 'pol_none' } })).body).toMatchObject({ code: 'fact.not_found' });
    const fields = { topic: 'parking', text: { en: 'Park behind the house.', ar: null }, amount: null, validFrom: null, validTo: null };
    const fact = await caller.call<{ id: string }>('addFact', { body: { kind: 'policy', fields } });
    expect((await caller.call('settleGap', { id, body: { factId: fact.body.id } })).status).toBe(200);
    expect(await gaps(caller)).toEqual([]);
    await running.ask(caller.accountKey, '966500000014', 'Do you have a terrace?');
    expect(await gaps(caller)).toMatchObject([{ count: 1 }]);
  });
});
