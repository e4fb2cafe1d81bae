import type { FactRef, PassageRef, TraceStep, TurnTrace, TurnView } from '@wafaa/contracts';

const menu = { sourceId: 'src_menu', sourceName: 'قائمة بيت الواحة 2026.pdf' };
const policies = { sourceId: 'src_policies', sourceName: 'policies-and-hours.docx' };

const fact = (id: string, label: string, value: string | null, page: number | null, kind: FactRef['kind'] = 'item'): FactRef => ({
  id,
  kind,
  label,
  value,
  page,
  ...(kind === 'item' ? menu : policies),
});
const passage = (chunkId: string, text: string, score: number, lexical: number, dense: number | null, page: number | null): PassageRef => ({
  chunkId,
  text,
  score,
  lexical,
  dense,
  page,
  ...policies,
});

/** Steps one after the other, starting after the wait for the burst. */
function trace(
  question: string,
  outcome: TurnTrace['outcome'],
  waitMs: number,
  steps: (Pick<TraceStep, 'name' | 'data' | 'durationMs'> & { state?: TraceStep['state'] })[],
): TurnTrace {
  let at = waitMs;
  const placed = steps.map((step) => {
    const startedMs = at;
    at += step.durationMs;
    return { state: 'done', ...step, startedMs } as TraceStep;
  });
  return { question, outcome, totalMs: at + 3, steps: placed };
}

const skipped = (name: 'facts' | 'passages'): Pick<TraceStep, 'name' | 'data' | 'durationMs'> & { state: 'skipped' } =>
  name === 'facts'
    ? { name, durationMs: 0, state: 'skipped', data: { query: null, filters: {}, rows: [] } }
    : { name, durationMs: 0, state: 'skipped', data: { query: '', coverage: 0, passages: [] } };

const veganAnswer =
  'عندنا 4 أطباق نباتية 🌿\n• حمص بالطحينة – 18 ر.س\n• متبل – 19 ر.س\n• تبولة – 22 ر.س\n• شوربة عدس – 16 ر.س\nتحب أضيف شي منها لطلبك؟';
export const veganTurn = trace('وش عندكم أكل نباتي؟', 'answered', 38, [
  {
    name: 'understand',
    durationMs: 4.2,
    data: {
      language: 'ar',
      script: 'arabic',
      arabizi: false,
      intent: 'diet_query',
      asksForPerson: false,
      sentiment: 'neutral',
      complaint: false,
      entities: [{ kind: 'diet', text: 'نباتي', value: 'vegan' }],
    },
  },
  {
    name: 'facts',
    durationMs: 11.8,
    data: {
      query: 'items',
      filters: { diet: 'vegan', available: 'true' },
      rows: [
        fact('itm_1', 'حمص بالطحينة', '18 ر.س', 2),
        fact('itm_2', 'متبل', '19 ر.س', 2),
        fact('itm_3', 'تبولة', '22 ر.س', 2),
        fact('itm_4', 'شوربة عدس', '16 ر.س', 3),
      ],
    },
  },
  skipped('passages'),
  {
    name: 'answer',
    durationMs: 2.1,
    data: { engine: 'facts', text: veganAnswer, model: null, inputTokens: null, outputTokens: null, latencyMs: null, note: null },
  },
  {
    name: 'check',
    durationMs: 3.4,
    data: {
      rewritten: false,
      passed: true,
      claims: [
        { kind: 'number', text: '4 أطباق', supported: true, evidenceId: 'itm_1' },
        { kind: 'price', text: '18 ر.س', supported: true, evidenceId: 'itm_1' },
        { kind: 'price', text: '19 ر.س', supported: true, evidenceId: 'itm_2' },
        { kind: 'price', text: '22 ر.س', supported: true, evidenceId: 'itm_3' },
        { kind: 'price', text: '16 ر.س', supported: true, evidenceId: 'itm_4' },
      ],
    },
  },
  { name: 'confidence', durationMs: 0.3, data: { score: 0.94, line: 0.62, decision: 'answer', reason: 'covered' } },
  { name: 'fit', durationMs: 0.6, data: { channel: 'whatsapp', parts: [{ kind: 'text', text: veganAnswer }] } },
]);

export const refundTurn = trace('Hi! If my order arrives cold, can I get my money back?', 'answered', 410, [
  {
    name: 'understand',
    durationMs: 5.1,
    data: {
      language: 'en',
      script: 'latin',
      arabizi: false,
      intent: 'refund',
      asksForPerson: false,
      sentiment: 'neutral',
      complaint: false,
      entities: [{ kind: 'item', text: 'order', value: 'order' }],
    },
  },
  {
    name: 'facts',
    durationMs: 6.3,
    data: { query: 'policies', filters: { topic: 'refund' }, rows: [fact('pol_1', 'Refund', null, 2, 'policy')] },
  },
  {
    name: 'passages',
    durationMs: 34.9,
    data: {
      query: 'order arrives cold money back refund',
      coverage: 0.86,
      passages: [
        passage(
          'chk_11',
          'If a dish arrives cold or damaged, tell us within 60 minutes of delivery. We replace it, or refund the full price to the same card within 5 working days.',
          0.91,
          0.88,
          0.83,
          2,
        ),
        passage(
          'chk_12',
          'Orders can be cancelled free of charge until the kitchen has begun, usually within 5 minutes of ordering.',
          0.42,
          0.38,
          0.47,
          2,
        ),
        passage('chk_13', 'التوصيل مجاني للطلبات فوق 120 ريال داخل حي العليا والملقا.', 0.18, 0.11, null, 1),
      ],
    },
  },
  {
    name: 'answer',
    durationMs: 842,
    data: {
      engine: 'model',
      text: 'Yes. If a dish arrives cold or damaged, tell us within 60 minutes of delivery and we replace it or refund the full price to the same card within 5 working days.',
      model: 'gpt-5-mini',
      inputTokens: 1184,
      outputTokens: 47,
      latencyMs: 828,
      note: null,
    },
  },
  {
    name: 'check',
    durationMs: 4.4,
    data: {
      rewritten: true,
      passed: true,
      claims: [
        { kind: 'time', text: 'within 60 minutes', supported: true, evidenceId: 'chk_11' },
        { kind: 'date', text: 'within 5 working days', supported: true, evidenceId: 'chk_11' },
        { kind: 'promise', text: 'refund the full price', supported: true, evidenceId: 'chk_11' },
      ],
    },
  },
  { name: 'confidence', durationMs: 0.2, data: { score: 0.83, line: 0.62, decision: 'answer', reason: 'covered' } },
  {
    name: 'fit',
    durationMs: 0.5,
    data: {
      channel: 'whatsapp',
      parts: [
        {
          kind: 'text',
          text: 'Yes. If a dish arrives cold or damaged, tell us within 60 minutes of delivery and we replace it or refund the full price to the same card within 5 working days.',
        },
      ],
    },
  },
]);

export const allergyTurn = trace('My daughter has a severe nut allergy. Is the Umm Ali safe for her?', 'handed_over', 820, [
  {
    name: 'understand',
    durationMs: 4.8,
    data: {
      language: 'en',
      script: 'latin',
      arabizi: false,
      intent: 'allergen_query',
      asksForPerson: false,
      sentiment: 'negative',
      complaint: false,
      entities: [
        { kind: 'item', text: 'Umm Ali', value: 'itm_9' },
        { kind: 'allergen', text: 'nut', value: 'nuts' },
      ],
    },
  },
  {
    name: 'facts',
    durationMs: 7.7,
    data: { query: 'items', filters: { name: 'Umm Ali', allergen: 'nuts' }, rows: [fact('itm_9', 'Umm Ali · أم علي', '24 SAR', 6)] },
  },
  skipped('passages'),
  {
    name: 'answer',
    durationMs: 0.9,
    data: {
      engine: 'fixed',
      text: 'Allergies are serious, so I will not guess. A colleague will check with the kitchen and answer you here.',
      model: null,
      inputTokens: null,
      outputTokens: null,
      latencyMs: null,
      note: 'fixed.allergy',
    },
  },
  {
    name: 'check',
    durationMs: 1.2,
    data: {
      rewritten: false,
      passed: false,
      claims: [
        { kind: 'allergen', text: 'nut-free', supported: false, evidenceId: null },
        { kind: 'promise', text: 'A colleague will check', supported: true, evidenceId: 'itm_9' },
      ],
    },
  },
  {
    name: 'confidence',
    durationMs: 0.2,
    data: { score: 0.21, line: 0.62, decision: 'hand_over', reason: 'allergens_unconfirmed' },
  },
  {
    name: 'fit',
    durationMs: 0.4,
    data: {
      channel: 'whatsapp',
      parts: [
        { kind: 'text', text: 'Allergies are serious, so I will not guess. A colleague will check with the kitchen and answer you here.' },
      ],
    },
  },
]);

export const hoursTurn = trace('3andkom mandi el yom? w emta te2felo?', 'answered', 260, [
  {
    name: 'understand',
    durationMs: 6.4,
    data: {
      language: 'ar',
      script: 'latin',
      arabizi: true,
      intent: 'hours',
      asksForPerson: false,
      sentiment: 'neutral',
      complaint: false,
      entities: [
        { kind: 'item', text: 'mandi', value: 'مندي لحم' },
        { kind: 'day', text: 'el yom', value: '2026-11-23' },
      ],
    },
  },
  {
    name: 'facts',
    durationMs: 9.6,
    data: {
      query: 'items + hours',
      filters: { name: 'مندي', weekday: '1' },
      rows: [fact('itm_6', 'مندي لحم', '58 ر.س', 4), fact('hrs_1', 'الأحد – الأربعاء', '12:00 – 23:30', 1, 'hours')],
    },
  },
  skipped('passages'),
  {
    name: 'answer',
    durationMs: 1.8,
    data: {
      engine: 'facts',
      text: 'إيه عندنا مندي لحم بـ 58 ر.س، ونقفل اليوم الساعة 23:30.',
      model: null,
      inputTokens: null,
      outputTokens: null,
      latencyMs: null,
      note: null,
    },
  },
  {
    name: 'check',
    durationMs: 2.2,
    data: {
      rewritten: false,
      passed: true,
      claims: [
        { kind: 'price', text: '58 ر.س', supported: true, evidenceId: 'itm_6' },
        { kind: 'time', text: '23:30', supported: true, evidenceId: 'hrs_1' },
      ],
    },
  },
  { name: 'confidence', durationMs: 0.2, data: { score: 0.88, line: 0.62, decision: 'answer', reason: 'covered' } },
  {
    name: 'fit',
    durationMs: 0.5,
    data: { channel: 'whatsapp', parts: [{ kind: 'text', text: 'إيه عندنا مندي لحم بـ 58 ر.س، ونقفل اليوم الساعة 23:30.' }] },
  },
]);

export const greetingTurn = trace('السلام عليكم', 'answered', 300, [
  {
    name: 'understand',
    durationMs: 2.2,
    data: {
      language: 'ar',
      script: 'arabic',
      arabizi: false,
      intent: 'greeting',
      asksForPerson: false,
      sentiment: 'positive',
      complaint: false,
      entities: [],
    },
  },
  skipped('facts'),
  skipped('passages'),
  {
    name: 'answer',
    durationMs: 0.4,
    data: {
      engine: 'fixed',
      text: 'وعليكم السلام، حياك الله في بيت الواحة! كيف أقدر أخدمك؟',
      model: null,
      inputTokens: null,
      outputTokens: null,
      latencyMs: null,
      note: null,
    },
  },
  { name: 'check', durationMs: 0.3, data: { rewritten: false, passed: true, claims: [] } },
  { name: 'confidence', durationMs: 0.1, data: { score: 1, line: 0.62, decision: 'answer', reason: 'covered' } },
  {
    name: 'fit',
    durationMs: 0.2,
    data: { channel: 'whatsapp', parts: [{ kind: 'text', text: 'وعليكم السلام، حياك الله في بيت الواحة! كيف أقدر أخدمك؟' }] },
  },
]);

export const turnView = (
  id: string,
  conversationId: string,
  startedAt: string,
  shown: TurnTrace | null,
  state: TurnView['state'] = 'done',
): TurnView => ({ id, conversationId, state, startedAt, finishedAt: state === 'running' ? null : startedAt, trace: shown });
