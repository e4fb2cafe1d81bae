import { z } from 'zod';
import {
  ASKED_LANGUAGES,
  ASKED_MOODS,
  type ConversationFigure,
  HANDOFF_REASONS,
  SENT_CATEGORIES,
  WRITERS,
  type Writer,
} from './conversation-filter.ts';
import { Figures } from './home.ts';
import { defineRoute } from './route.ts';
import { Bilingual } from './shapes.ts';

const count = z.number().int();
const Span = z.object({ from: z.iso.datetime(), to: z.iso.datetime() });

/** Longer is not counted at once. */
export const MOST_REPORT_DAYS = 366;

/** Days of the tenant's calendar, both included; the last may be today, of which is counted what is over. */
export const ReportDays = z
  .object({ first: z.iso.date(), last: z.iso.date() })
  .refine(({ first, last }) => first <= last, 'the first day lies behind the last')
  .refine(({ first }) => first >= '1970-01-02', 'from 1970 on')
  .refine(({ first, last }) => Date.parse(last) - Date.parse(first) < MOST_REPORT_DAYS * 86_400_000, `at most ${MOST_REPORT_DAYS} days`);
export type ReportDays = z.infer<typeof ReportDays>;

/** The time that was counted, and the same number of days before it, up to the same hour. */
const counted = {
  ...Span.shape,
  /** Null when it was not counted. */
  before: Span.nullable(),
  /** Set when there were too many messages to count them all: what came before is left out. */
  countedFrom: z.iso.datetime().nullable(),
};

/** The figures by which parts of the conversations are set beside each other. */
export const PART_FIGURES = ['asked', 'answered', 'resolved', 'stayed', 'handed_over', 'unknown'] as const satisfies ConversationFigure[];
export type PartFigure = (typeof PART_FIGURES)[number];
const PartFigures = z.object(Object.fromEntries(PART_FIGURES.map((name) => [name, count])) as Record<PartFigure, typeof count>);
const group = <Key extends z.ZodType<string>>(key: Key) => z.object({ key, figures: PartFigures });

/** Conversations of a time in which customers wrote, by what became of them, and by what they were about. Empty groups are left out. */
export const Report = z.object({
  figures: Figures,
  channels: z.array(group(z.string())),
  /** By intent; one in which several things were asked is in each. `none`: the bot read nothing in it. */
  topics: z.array(group(z.string())),
  /** Of the newest that the bot read in each. */
  languages: z.array(group(z.enum(ASKED_LANGUAGES))),
  /** Displeased once is `negative`; else pleased once is `positive`. */
  moods: z.array(group(z.enum(ASKED_MOODS))),
  /** Why the bot left something to a person; one with several reasons is in each. */
  reasons: z.array(z.object({ key: z.enum(HANDOFF_REASONS), count })),
  labels: z.array(group(z.string()).extend({ name: Bilingual })),
});
export type Report = z.infer<typeof Report>;

export const ReportView = z.object({
  ...counted,
  now: Report,
  earlier: Report.nullable(),
  /** Conversations of each topic in twelve equal pieces of the time, oldest first. */
  trends: z.array(z.object({ topic: z.string(), counts: z.array(count) })),
});
export type ReportView = z.infer<typeof ReportView>;

const Written = z.object({ messages: count, conversations: count });
export const Activity = z.object({
  /** Pieces of the time, oldest first: hours of up to two days, days of up to five weeks, weeks beyond. */
  pieces: z.array(
    Span.extend({
      wrote: z.object(Object.fromEntries(WRITERS.map((name) => [name, Written])) as Record<Writer, typeof Written>),
      /** Conversations in which customers wrote, by the mood in that piece. */
      moods: z.object(Object.fromEntries(ASKED_MOODS.map((name) => [name, count])) as Record<(typeof ASKED_MOODS)[number], typeof count>),
    }),
  ),
  /** Messages of customers, and the conversations they are in, by weekday (1 is Monday) and hour; hours without any are left out. */
  hours: z.array(Written.extend({ weekday: count, hour: count })),
});
export type Activity = z.infer<typeof Activity>;
export const ActivityView = z.object({ ...counted, step: z.enum(['hour', 'day', 'week']), now: Activity, earlier: Activity.nullable() });
export type ActivityView = z.infer<typeof ActivityView>;

const Spent = z.object({ calls: count, inputTokens: z.number(), outputTokens: z.number(), costMicroUsd: z.number() });
export const Costs = z.object({
  spent: Spent,
  /** Messages that the business sent by WhatsApp, by what they are filed under. */
  sent: z.array(Written.extend({ category: z.enum(SENT_CATEGORIES) })),
  /** Questions without an answer that somebody closed: by an answer of their own, by a fact that answers them now, or as nothing to answer. */
  gaps: z.object({ answered: count, settled: count, dismissed: count }),
  pieces: z.array(Span.extend({ spent: Spent, gapsClosed: count })),
});
export type Costs = z.infer<typeof Costs>;
export const CostsView = z.object({
  ...counted,
  step: z.enum(['hour', 'day', 'week']),
  now: Costs,
  earlier: Costs.nullable(),
  models: z.array(Spent.extend({ model: z.string(), purpose: z.string() })),
  /** The first day of which the cost is known; null: of none. */
  knownSince: z.iso.date().nullable(),
});
export type CostsView = z.infer<typeof CostsView>;

export const TopicSamples = z.object({
  items: z.array(
    z.object({
      conversationId: z.string(),
      question: z.string(),
      at: z.iso.datetime(),
      outcome: z.enum(['answered', 'clarifying', 'handed_over', 'silent', 'failed']),
    }),
  ),
});
export type TopicSamples = z.infer<typeof TopicSamples>;

const errors = ['analytics.days_ahead'] as const;

export const analyticsRoutes = {
  getReport: defineRoute({
    id: 'getReport',
    method: 'GET',
    path: '/api/v1/analytics/report',
    permission: 'analytics.read',
    summary: 'What became of the conversations of some days, and what they were about, beside the days before',
    query: ReportDays,
    status: 200,
    response: ReportView,
    errors,
  }),
  getActivity: defineRoute({
    id: 'getActivity',
    method: 'GET',
    path: '/api/v1/analytics/activity',
    permission: 'analytics.read',
    summary: 'Who wrote how much and when, and in what mood, beside the days before',
    query: ReportDays,
    status: 200,
    response: ActivityView,
    errors,
  }),
  getCosts: defineRoute({
    id: 'getCosts',
    method: 'GET',
    path: '/api/v1/analytics/costs',
    permission: 'analytics.read',
    summary: 'What models and messages cost, and which gaps in knowledge were closed, beside the days before',
    query: ReportDays,
    status: 200,
    response: CostsView,
    errors,
  }),
  listTopicSamples: defineRoute({
    id: 'listTopicSamples',
    method: 'GET',
    path: '/api/v1/analytics/topics/:topic/samples',
    permission: 'conversations.read',
    summary: 'The newest questions of a topic, in the words of customers',
    params: z.object({
      topic: z
        .string()
        .max(40)
        .regex(/^[a-z_]+$/),
    }),
    query: ReportDays,
    status: 200,
    response: TopicSamples,
    errors,
  }),
} as const;
