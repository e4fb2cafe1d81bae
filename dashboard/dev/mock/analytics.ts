import {
  type Activity,
  type ActivityView,
  type Costs,
  type CostsView,
  CONVERSATION_FIGURES,
  type Figures,
  PART_FIGURES,
  type Report,
  type ReportView,
  type TopicSamples,
} from '@wafaa/contracts';
import { type Answer, ok } from './answers.ts';

const [HOUR_MS, DAY_MS] = [3_600_000, 86_400_000];
/** By weekday from Sunday on; Friday is the day on which people go out. */
const WEEK = [22, 25, 27, 31, 44, 52, 13];
const iso = (at: number): string => new Date(at).toISOString();

interface Look {
  from: number;
  to: number;
  length: number;
  step: ActivityView['step'];
  /** How much happens. */
  much: number;
  many: boolean;
}

/** What the pages of analytics are told, by what the cookie says of the tenant. */
export function answerAnalytics(state: string, url: URL, now: number): Answer | null {
  const [, , , area, part] = url.pathname.split('/');
  if (area !== 'analytics') return null;
  const midnight = (name: string): number => Date.parse(`${url.searchParams.get(name)}T00:00:00Z`) - 3 * HOUR_MS;
  const [from, end] = [midnight('first'), midnight('last') + DAY_MS];
  const length = Math.round((end - from) / DAY_MS);
  const look: Look = {
    ...{ from, to: Math.min(end, now), length, step: length <= 2 ? 'hour' : length <= 35 ? 'day' : 'week' },
    ...{ much: state === 'empty' ? 0 : state === 'no-phone' ? 0.06 : state === 'many' ? 900 : 1, many: state === 'many' },
  };
  if (part === 'report') return ok(report(look));
  if (part === 'activity') return ok(activity(look));
  if (part === 'costs') return ok(costs(look));
  return ok(samples(now));
}

const counted = ({ from, to, length, many }: Look) => ({
  ...{ from: iso(from), to: iso(to), countedFrom: many ? iso(from) : null },
  before: many ? null : { from: iso(from - length * DAY_MS), to: iso(to - length * DAY_MS) },
});

/** Of so many conversations, what became of them. */
function figures(asked: number, resolved: number): Figures {
  const share = (part: number): number => Math.round(asked * part);
  const done = share(resolved);
  const stayed = Math.round(done * 0.72);
  const returned = Math.round(done * 0.04);
  const known: Partial<Figures> = {
    ...{
      asked,
      helped: share(0.95),
      answered: share(resolved + 0.1),
      resolved: done,
      stayed,
      returned,
      watching: done - stayed - returned,
    },
    ...{
      handed_over: share(Math.max(0.02, 0.94 - resolved)),
      troubled: share(0.1),
      unknown: share(0.075),
      complaint: share(0.014),
      undelivered: share(0.009),
    },
  };
  return Object.fromEntries(CONVERSATION_FIGURES.map((name) => [name, known[name] ?? 0])) as Figures;
}

function parts(asked: number, shares: [key: string, share: number, resolved: number][]) {
  return shares
    .map(([key, share, resolved]) => ({ key, all: figures(Math.round(asked * share), resolved) }))
    .filter(({ all }) => all.asked > 0)
    .map(({ key, all }) => ({
      key,
      figures: Object.fromEntries(PART_FIGURES.map((name) => [name, all[name]])) as Report['topics'][number]['figures'],
    }));
}

function told(asked: number): Report {
  const all = figures(asked, 0.76);
  return {
    figures: all,
    channels: parts(asked, [['whatsapp', 1, 0.76]]),
    topics: parts(asked, [
      ['hours', 0.24, 0.93],
      ['item_price', 0.21, 0.88],
      ['menu_list', 0.15, 0.9],
      ['delivery_area', 0.11, 0.81],
      ['booking', 0.08, 0.34],
      ['order_status', 0.07, 0.05],
      ['allergen_query', 0.05, 0.42],
      ['other', 0.05, 0.36],
      ['complaint', 0.04, 0],
      ['payment', 0.03, 0.86],
      ['none', 0.02, 0],
    ]),
    languages: parts(asked, [
      ['ar', 0.64, 0.71],
      ['en', 0.31, 0.83],
      ['other', 0.03, 0.6],
      ['none', 0.02, 0],
    ]) as Report['languages'],
    moods: parts(asked, [
      ['neutral', 0.7, 0.8],
      ['positive', 0.2, 0.85],
      ['negative', 0.08, 0.2],
    ]) as Report['moods'],
    reasons: (
      [
        ['not_known', 0.44],
        ['person', 0.22],
        ['action', 0.17],
        ['complaint', 0.1],
        ['allergy', 0.07],
      ] as const
    )
      .map(([key, share]) => ({ key, count: Math.round(all.handed_over * share) }))
      .filter(({ count }) => count > 0),
    labels: parts(asked, [
      ['lbl_order', 0.2, 0.5],
      ['lbl_vip', 0.06, 0.7],
    ]).map((label, index) => ({
      ...label,
      name: [
        { en: 'Order', ar: 'طلب' },
        { en: 'VIP', ar: 'كبار العملاء' },
      ][index] ?? { en: null, ar: null },
    })),
  };
}

function report(look: Look): ReportView {
  const asked = Math.round(30 * look.length * look.much);
  const now = told(asked);
  return {
    ...counted(look),
    now,
    earlier: look.many ? null : told(Math.round(asked * 0.86)),
    trends: now.topics.map(({ key, figures: of }, index) => ({
      topic: key,
      counts: Array.from({ length: 12 }, (_, at) => Math.round((of.asked / 12) * (1 + Math.sin(at * 0.9 + index) * 0.5))),
    })),
  };
}

const LENGTHS = { hour: HOUR_MS, day: DAY_MS, week: 7 * DAY_MS } as const;
const pieces = ({ from, to, step }: Look): { from: string; to: string; size: number }[] => {
  const size = LENGTHS[step];
  return Array.from({ length: Math.ceil((to - from) / size) }, (_, index) => {
    const at = from + index * size;
    const day = WEEK[new Date(at + 3 * HOUR_MS).getUTCDay()] ?? 0;
    const hour = new Date(at + 3 * HOUR_MS).getUTCHours();
    const busy = step === 'hour' ? (day / 12) * busyAt(hour) : step === 'week' ? 214 * (1 + Math.sin(index) * 0.2) : day;
    return { from: iso(at), to: iso(Math.min(to, at + size)), size: busy };
  });
};
const busyAt = (hour: number): number =>
  Math.max(0, Math.exp(-(((hour - 21) / 3) ** 2)) + 0.7 * Math.exp(-(((hour - 13) / 2) ** 2)) + 0.05);

function active(look: Look, by: number): Activity {
  const count = (value: number): number => Math.round(value * look.much * by);
  return {
    pieces: pieces(look).map(({ size, ...piece }) => ({
      ...piece,
      wrote: {
        contact: { messages: count(size * 2.3), conversations: count(size) },
        bot: { messages: count(size * 1.9), conversations: count(size * 0.9) },
        person: { messages: count(size * 0.4), conversations: count(size * 0.2) },
      },
      moods: { positive: count(size * 0.2), neutral: count(size * 0.7), negative: count(size * 0.08), none: count(size * 0.02) },
    })),
    hours: WEEK.flatMap((size, day) =>
      Array.from({ length: 24 }, (_, hour) => ({
        ...{ weekday: day === 0 ? 7 : day, hour },
        ...{ messages: count(size * busyAt(hour) * 0.9), conversations: count(size * busyAt(hour) * 0.4) },
      })),
    ).filter(({ conversations }) => conversations > 0),
  };
}

const activity = (look: Look): ActivityView => ({
  ...{ ...counted(look), step: look.step, now: active(look, 1) },
  earlier: look.many ? null : active({ ...look, from: look.from - look.length * DAY_MS, to: look.to - look.length * DAY_MS }, 0.86),
});

function costed(look: Look, by: number): Costs {
  const spent = (size: number) => {
    const calls = Math.round(size * look.much * by);
    return { calls, inputTokens: calls * 1_400, outputTokens: calls * 90, costMicroUsd: calls * 410 };
  };
  const all = pieces(look);
  const messages = Math.round(57 * look.length * look.much);
  return {
    spent: spent(all.reduce((sum, { size }) => sum + size, 0)),
    sent: [
      { category: 'service' as const, messages, conversations: Math.round(messages * 0.4) },
      { category: 'utility' as const, messages: Math.round(messages * 0.06), conversations: Math.round(messages * 0.05) },
      { category: 'marketing' as const, messages: Math.round(messages * 0.02), conversations: Math.round(messages * 0.02) },
    ].filter((sent) => sent.messages > 0),
    gaps: look.much === 0 ? { answered: 0, settled: 0, dismissed: 0 } : { answered: 9, settled: 4, dismissed: 3 },
    pieces: all.map(({ size, ...piece }, index) => ({
      ...piece,
      spent: spent(size),
      gapsClosed: index % 3 === 0 && look.much > 0 ? 2 : 0,
    })),
  };
}

function costs(look: Look): CostsView {
  const now = costed(look, 1);
  return {
    ...{ ...counted(look), step: look.step, now },
    earlier: look.many ? null : costed({ ...look, from: look.from - look.length * DAY_MS, to: look.to - look.length * DAY_MS }, 1.1),
    models: now.spent.calls === 0 ? [] : [{ model: 'openai:gpt-5-mini', purpose: 'turn.answer', ...now.spent }],
    knownSince: iso(look.from).slice(0, 10),
  };
}

const samples = (now: number): TopicSamples => ({
  items: [
    { conversationId: 'cnv_omar', question: 'متى تفتحون يوم الجمعة؟', at: iso(now - HOUR_MS), outcome: 'answered' },
    {
      conversationId: 'cnv_james',
      question: 'Are you open during Eid, and until when on the last evening of Ramadan?',
      at: iso(now - 5 * HOUR_MS),
      outcome: 'handed_over',
    },
    { conversationId: 'cnv_fatima', question: 'wesh awqat el dawam bokra?', at: iso(now - 30 * HOUR_MS), outcome: 'answered' },
  ],
});
