import { CONVERSATION_FIGURES, type ConversationFilter, PART_FIGURES, type Report, WRITERS } from '@wafaa/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LedgerBench, type TestTenant, unique } from '../../../test/ledger.ts';
import { withLedger } from '../../../test/with-ledger.ts';
import { listConversations } from '../conversations/index.ts';
import { listTopicSamples, readActivity, readCosts, readReport } from './index.ts';
import { ago, plantPast } from './testing.ts';

const DAY_MS = 86_400_000;
/** The day by the clock of Riyadh, where the tenants of tests are. */
const day = (daysAgo: number): string => new Date(Date.now() + 3 * 3_600_000 - daysAgo * DAY_MS).toISOString().slice(0, 10);
const days = (first: number, last: number) => ({ first: day(first), last: day(last), now: new Date() });

describe('a report', () => {
  let bench: LedgerBench;
  let tenant: TestTenant;
  withLedger((opened, own) => {
    [bench, tenant] = [opened, own];
  });
  const { wrote, turned, said, templated, lost } = plantPast(() => ({ bench, tenant }));
  const look = <View>(read: (db: Parameters<typeof readReport>[0]) => Promise<View>) =>
    bench.test.database.withTenant(tenant.tenantId, read);
  const behind = (filter: Partial<ConversationFilter>) =>
    look(async (db) => (await listConversations(db, { limit: 100, ...filter })).items.map(({ id }) => id));

  /** Two weeks of a business in which everything happens. */
  async function plantWorld(): Promise<void> {
    const [world] = fc.sample(
      fc.array(
        fc.record({
          wrote: fc.array(fc.integer({ min: 1, max: 14 * 24 }), { minLength: 1, maxLength: 2 }),
          turns: fc.array(
            fc.record({
              late: fc.integer({ min: 0, max: 40 }),
              outcome: fc.constantFrom('answered', 'answered', 'handed_over', 'clarifying'),
              reason: fc.constantFrom('below_line', 'nothing_found', 'fixed.person', 'fixed.complaint', 'allergy_needs_person', 'strange'),
              intent: fc.constantFrom('hours', 'item_price', 'location'),
              language: fc.constantFrom('ar', 'en', 'other'),
              sentiment: fc.constantFrom('neutral', 'neutral', 'positive', 'negative'),
            }),
            { maxLength: 3 },
          ),
          person: fc.option(fc.integer({ min: 0, max: 40 })),
          lost: fc.boolean(),
          template: fc.option(fc.constantFrom('offer', 'order', 'forgotten')),
          label: fc.boolean(),
        }),
        { minLength: 24, maxLength: 24 },
      ),
      { numRuns: 1, seed: 74 },
    );
    for (const [name, category] of [
      ['offer', 'marketing'],
      ['order', 'utility'],
    ])
      await bench.test.asOwner(
        `insert into message_template (tenant_id, account_id, id, provider_id, name, language, category, state, shape, parameter_count, fetched_at)
         values ($1, $2, $3, $3, $4, 'ar', $5, 'approved', '{}', 0, now())`,
        [tenant.tenantId, tenant.accountId, unique('tpl'), name, category],
      );
    await bench.test.asOwner(
      `insert into inbox_label (tenant_id, id, name, colour) values ($1, 'lbl_vip', '{"en": "VIP", "ar": null}', 'red')`,
      [tenant.tenantId],
    );
    for (const [index, each] of (world ?? []).entries()) {
      let id = '';
      for (const hours of each.wrote) id = await wrote(String(index), hours);
      const since = each.wrote[0] ?? 1;
      for (const { late, outcome, ...given } of each.turns) await turned(id, Math.max(0.1, since - late / 10), outcome, given);
      if (each.person !== null) await said(id, Math.max(0.1, since - each.person), 'phone');
      if (each.lost && index % 4 === 0) await lost(id, since, 'whatsapp.131026');
      if (each.template) await templated(id, since, each.template);
      if (each.label)
        await bench.test.asOwner(`insert into conversation_label (tenant_id, conversation_id, label_id) values ($1, $2, 'lbl_vip')`, [
          ...[tenant.tenantId, id],
        ]);
    }
  }

  /** Every number of the three views, with what opens it. */
  async function numbers(input: ReturnType<typeof days>): Promise<[string, number, Partial<ConversationFilter>][]> {
    const report = await look((db) => readReport(db, input));
    const activity = await look((db) => readActivity(db, input));
    const costs = await look((db) => readCosts(db, input));
    const sides = [
      { span: report, of: report.now, busy: activity.now, paid: costs.now },
      ...(report.before && report.earlier && activity.earlier && costs.earlier
        ? [{ span: report.before, of: report.earlier, busy: activity.earlier, paid: costs.earlier }]
        : []),
    ];
    return sides.flatMap(({ span: { from, to }, of, busy, paid }) => {
      const parted = (
        groups: { key: string; figures: Report['topics'][number]['figures'] }[],
        opens: (key: string) => Partial<ConversationFilter>,
      ) =>
        groups.flatMap(({ key, figures }) =>
          PART_FIGURES.map((figure): [string, number, Partial<ConversationFilter>] => [
            `${key} ${figure}`,
            figures[figure],
            { ...opens(key), figure, from, to },
          ]),
        );
      return [
        ...CONVERSATION_FIGURES.map((figure): [string, number, Partial<ConversationFilter>] => [
          figure,
          of.figures[figure],
          { figure, from, to },
        ]),
        ...parted(of.channels, (channel) => ({ channel })),
        ...parted(of.labels, (labelId) => ({ labelId })),
        ...parted(of.topics, (key) => ({ part: `topic:${key}` })),
        ...parted(of.languages, (key) => ({ part: `language:${key}` })),
        ...parted(of.moods, (key) => ({ part: `mood:${key}` })),
        ...of.reasons.map(({ key, count }): [string, number, Partial<ConversationFilter>] => [
          key,
          count,
          { part: `reason:${key}`, from, to },
        ]),
        ...busy.hours.map(({ weekday, hour, conversations }): [string, number, Partial<ConversationFilter>] => {
          const part = `hour:${weekday}-${String(hour).padStart(2, '0')}`;
          return [part, conversations, { part, from, to }];
        }),
        ...busy.pieces.flatMap(({ wrote: by, moods, ...piece }) => [
          ...WRITERS.map((writer): [string, number, Partial<ConversationFilter>] => [
            ...([`${piece.from} ${writer}`, by[writer].conversations, { part: `wrote:${writer}`, ...piece }] as const),
          ]),
          ...Object.entries(moods).map(([mood, count]): [string, number, Partial<ConversationFilter>] => [
            ...([`${piece.from} ${mood}`, count, { part: `mood:${mood}`, ...piece }] as const),
          ]),
        ]),
        ...paid.sent.map(({ category, conversations }): [string, number, Partial<ConversationFilter>] => [
          ...([category, conversations, { part: `category:${category}`, from, to }] as const),
        ]),
      ];
    });
  }

  test('each number is as long as the list that it opens, whatever the days', async () => {
    await plantWorld();
    for (const [first, last] of [
      [6, 0],
      [13, 9],
      [1, 1],
    ] as const) {
      const found = await numbers(days(first, last));
      for (const [name, count, filter] of found.filter(([, counted], index) => counted > 0 || index % 9 === 0))
        expect([name, (await behind(filter)).length]).toEqual([name, count]);
      expect(found.filter(([, count]) => count > 0).length).toBeGreaterThan(20);
    }
  }, 120_000);

  test('a conversation is in each topic and reason of the days, in its newest language, and displeased once is displeased', async () => {
    const id = await wrote('1', 30);
    await turned(id, 29, 'answered', { intent: 'hours', language: 'en', sentiment: 'positive' });
    await turned(id, 28, 'handed_over', { intent: 'complaint', language: 'ar', sentiment: 'negative', reason: 'fixed.complaint' });
    await turned(id, 27, 'handed_over', { intent: 'hours', language: 'other', sentiment: 'neutral', reason: 'nothing_found' });
    const silent = await wrote('2', 30);
    const { now } = await look((db) => readReport(db, days(6, 0)));
    expect(
      now.topics.map(({ key, figures }) => [key, figures.asked]).toSorted((one, other) => (String(one[0]) < String(other[0]) ? -1 : 1)),
    ).toEqual([
      ['complaint', 1],
      ['hours', 1],
      ['none', 1],
    ]);
    expect(now.languages.map(({ key }) => key).sort()).toEqual(['none', 'other']);
    expect(now.moods.map(({ key }) => key).sort()).toEqual(['negative', 'none']);
    expect(now.reasons.map(({ key }) => key).sort()).toEqual(['complaint', 'not_known']);
    expect(await behind({ part: 'mood:negative' })).toEqual([id]);
    expect(await behind({ part: 'topic:none' })).toEqual([silent]);
  });

  test('the time is cut into hours, days or weeks by the clock of the business, and nothing is left out between them', async () => {
    for (const [first, step, pieces] of [
      [0, 'hour', 1],
      [6, 'day', 7],
      [83, 'week', 12],
    ] as const) {
      const view = await look((db) => readActivity(db, days(first, 0)));
      expect(view.step).toBe(step);
      if (step === 'hour') expect(view.now.pieces.length).toBeGreaterThanOrEqual(pieces);
      else expect(view.now.pieces).toHaveLength(pieces);
      expect([view.now.pieces[0]?.from, view.now.pieces.at(-1)?.to]).toEqual([view.from, view.to]);
      for (const [index, piece] of view.now.pieces.slice(1).entries()) expect(piece.from).toBe(view.now.pieces[index]?.to);
      expect(new Date(view.from).toISOString()).toMatch(/T21:00:00/);
    }
  });

  test('past days are whole, and the days before them end where they begin', async () => {
    const { from, to, before } = await look((db) => readReport(db, days(9, 5)));
    expect(Date.parse(to) - Date.parse(from)).toBe(5 * DAY_MS);
    expect(before?.to).toBe(from);
    expect(Date.parse(from) - Date.parse(before?.from ?? '')).toBe(5 * DAY_MS);
  });

  test('days that are ahead are refused', async () => {
    await expect(look((db) => readReport(db, days(-2, -3)))).rejects.toMatchObject({ code: 'analytics.days_ahead' });
  });

  test('too many messages are counted from the newest, and what is listed is what was counted', async () => {
    for (const hours of [30, 20, 10]) await wrote(String(hours), hours);
    const input = { ...days(6, 0), mostMessages: 2 };
    const report = await look((db) => readReport(db, input));
    expect(report).toMatchObject({ now: { figures: { asked: 2 } }, earlier: null, before: null });
    expect(report.countedFrom).toBe(report.from);
    expect(await behind({ figure: 'asked', from: report.from, to: report.to })).toHaveLength(2);
    const activity = await look((db) => readActivity(db, input));
    expect(activity.now.pieces[0]?.from).toBe(report.from);
    expect(activity.now.pieces.reduce((sum, { wrote: by }) => sum + by.contact.messages, 0)).toBe(2);
  });

  test('what models cost is told by day, purpose and model, and gaps by how they were closed', async () => {
    for (const [at, model, cost] of [
      [0, 'small', 40],
      [3, 'small', 2],
      [9, 'large', 500],
    ] as const)
      await bench.test.asOwner(
        `insert into model_day (tenant_id, day, purpose, model, calls, input_tokens, output_tokens, cost_micro_usd) values ($1, $2, 'turn.answer', $3, 1, 10, 5, $4)`,
        [tenant.tenantId, day(at), model, cost],
      );
    for (const [signature, gap, faq, returns] of [
      ['a', 'gap_a', 'faq_1', true],
      ['b', 'gap_a', 'faq_1', true],
      ['c', 'gap_c', null, true],
      ['d', 'gap_d', null, false],
    ])
      await bench.test.asOwner(
        `insert into closed_gap (tenant_id, signature, faq_id, returns, gap_id, closed_by, closed_at) values ($1, $2, $3, $4, $5, 'Sara', $6)`,
        [tenant.tenantId, signature, faq, returns, gap, ago(1)],
      );
    const costs = await look((db) => readCosts(db, days(6, 0)));
    expect(costs.now.spent).toEqual({ calls: 2, inputTokens: 20, outputTokens: 10, costMicroUsd: 42 });
    expect(costs.earlier?.spent.costMicroUsd).toBe(500);
    expect(costs.models).toEqual([
      { model: 'small', purpose: 'turn.answer', calls: 2, inputTokens: 20, outputTokens: 10, costMicroUsd: 42 },
    ]);
    expect(costs.now.pieces.map(({ spent }) => spent.costMicroUsd)).toEqual([0, 0, 0, 2, 0, 0, 40]);
    expect(costs.now.gaps).toEqual({ answered: 1, settled: 1, dismissed: 1 });
    expect(costs.now.pieces.reduce((sum, { gapsClosed }) => sum + gapsClosed, 0)).toBe(2);
    expect(costs.knownSince).toBe(day(9));
  });

  test('samples are the newest wordings of a topic, each once, of these days', async () => {
    const id = await wrote('1', 40);
    await turned(id, 39, 'answered', { intent: 'hours', question: 'when  do you open?' });
    await turned(id, 38, 'answered', { intent: 'hours', question: 'when do you open?' });
    await turned(id, 20, 'handed_over', { intent: 'hours', question: 'open on Eid?', reason: 'nothing_found' });
    await turned(id, 19, 'answered', { intent: 'location', question: 'where?' });
    const { items } = await look((db) => listTopicSamples(db, 'hours', days(6, 0)));
    expect(items.map(({ question, outcome }) => [question, outcome])).toEqual([
      ['open on Eid?', 'handed_over'],
      ['when do you open?', 'answered'],
    ]);
    expect((await look((db) => listTopicSamples(db, 'hours', days(20, 12)))).items).toEqual([]);
  });

  test("nothing of another tenant's is counted, sampled or listed", async () => {
    const id = await wrote('1', 5);
    await turned(id, 4, 'handed_over', { intent: 'hours', reason: 'nothing_found' });
    await templated(id, 3, 'offer');
    tenant = await bench.tenant();
    expect((await numbers(days(6, 0))).filter(([, count]) => count > 0)).toEqual([]);
    expect((await look((db) => listTopicSamples(db, 'hours', days(6, 0)))).items).toEqual([]);
    for (const part of ['topic:hours', 'reason:not_known', 'language:en', 'wrote:contact', 'category:other'])
      expect(await behind({ part })).toEqual([]);
  });
});
