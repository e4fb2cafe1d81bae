import { z } from 'zod';
import { defineRoute } from './route.ts';
import { Bilingual, Cursor, Done, FileAnswer, IdParams, page, SupportedLanguage } from './shapes.ts';
import type { TurnTrace } from './trace.ts';

// Asking what the bot would say, questions with answers of the owner's own, and questions that found no answer.

const Answer = z
  .object({ en: z.string().trim().min(1).max(2_000).nullable(), ar: z.string().trim().min(1).max(2_000).nullable() })
  .refine((said) => said.en !== null || said.ar !== null, 'one of the two languages is needed');
export const FaqIn = z.object({
  /** The question as it is asked, in either language, and other ways to ask it. */
  questions: z.array(z.string().trim().min(2).max(300)).min(1).max(30),
  answer: Answer,
  /** First and last day on which the answer holds; null or left out: always. */
  validFrom: z.iso.date().nullable().optional(),
  validTo: z.iso.date().nullable().optional(),
});
export type FaqIn = z.infer<typeof FaqIn>;
export const FaqView = z.object({
  id: z.string(),
  questions: z.array(z.string()),
  answer: Bilingual,
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  /** Answers of the last 90 days that this entry led, and the newest of them. */
  usedCount: z.number().int(),
  lastUsedAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type FaqView = z.infer<typeof FaqView>;

export const GapView = z.object({
  id: z.string(),
  /** As it was asked last. */
  question: z.string(),
  /** Different ways in which it was asked, newest first, at most 5. */
  examples: z.array(z.string()),
  count: z.number().int(),
  lastAskedAt: z.iso.datetime(),
  firstAskedAt: z.iso.datetime(),
  /** Of the question shown. */
  language: z.enum(['en', 'ar', 'other']),
  /** Every language in which it was asked. */
  languages: z.array(z.enum(['en', 'ar', 'other'])),
  /** Why a person was asked, of the newest. */
  reason: z.string(),
  /** Newest first, at most 5. */
  conversationIds: z.array(z.string()),
});
export type GapView = z.infer<typeof GapView>;

const Weekday = z.enum(['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']);
export const AskIn = z.object({
  question: z.string().trim().min(1).max(2_000),
  /** What the same contact asked before, oldest first: each is answered in turn, and the question is asked with all of that behind it. */
  earlier: z.array(z.string().trim().min(1).max(2_000)).max(8).optional(),
  /** The language of the conversation so far; the question's own decides where it is clear. */
  language: SupportedLanguage.optional(),
  /** What the contact is called. */
  contactName: z.string().trim().min(1).max(120).optional(),
  /** The channel whose limits and buttons the answer is fitted to, by the name that it has in webhooks. */
  channel: z
    .string()
    .regex(/^[a-z][a-z0-9_]{1,39}$/)
    .default('whatsapp'),
  /** The instant at which it is asked ("are you open now?"), or the next such weekday and time where the business is; now when left out. */
  at: z
    .union([z.iso.datetime({ offset: true }), z.object({ weekday: Weekday, time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/) })])
    .optional(),
});
export type AskIn = z.infer<typeof AskIn>;
export const AskView = z.object({
  outcome: z.enum(['answered', 'clarifying', 'handed_over', 'silent']),
  language: z.enum(['en', 'ar', 'other']),
  /** What the customer would get, in this order; a part with options shows them as buttons or a list. */
  parts: z.array(z.object({ kind: z.string(), text: z.string(), options: z.array(z.string()) })),
  /** Sentence by sentence where the answer comes from; `from` and `to` count in `answer`. */
  answer: z.string(),
  citations: z.array(
    z.object({
      ...{ from: z.number().int(), to: z.number().int(), evidenceId: z.string(), sourceId: z.string(), sourceName: z.string() },
      ...{ sourceVersion: z.number().int().nullable(), page: z.number().int().nullable(), quote: z.string() },
      ...{ start: z.number().int(), end: z.number().int(), support: z.enum(['verbatim', 'checked', 'slot']) },
    }),
  ),
  /** The instant as of which it was answered. */
  askedAt: z.iso.datetime(),
  /** Whether the channel can show an answer while it is being written. */
  streams: z.boolean(),
  /** Why a person would be asked; null when nobody would. */
  reason: z.string().nullable(),
  /** Every step, in the form of a live turn's. */
  trace: z.custom<TurnTrace>(),
  knowledgeVersion: z.number().int(),
  modelTokens: z.number().int(),
});
export type AskView = z.infer<typeof AskView>;

export const PassageView = z.object({
  chunkId: z.string(),
  text: z.string(),
  heading: z.string().nullable(),
  score: z.number(),
  lexical: z.number(),
  dense: z.number().nullable(),
  /** Of an owner's own question. */
  faqId: z.string().nullable(),
  source: z.object({ id: z.string(), name: z.string(), page: z.number().int().nullable() }),
});

export const questionRoutes = {
  askKnowledge: defineRoute({
    id: 'askKnowledge',
    method: 'POST',
    audit: 'knowledge.asked',
    path: '/api/v1/knowledge/ask',
    permission: 'knowledge.read',
    summary: 'The answer that a customer would get, with its trace; no conversation is made and nothing is sent',
    body: AskIn,
    status: 200,
    response: AskView,
    errors: ['ask.unknown_channel', 'tenant.limit_reached'],
  }),
  streamAnswer: defineRoute({
    id: 'streamAnswer',
    method: 'POST',
    audit: 'knowledge.asked',
    path: '/api/v1/knowledge/ask/stream',
    permission: 'knowledge.read',
    summary:
      'The same, sentence by sentence as server-sent events: `sentence` (checked text, to be added), `reset` (take the shown text away), then `answer` (as above) or `problem`',
    body: AskIn,
    status: 200,
    response: FileAnswer,
    file: ['text/event-stream'],
    errors: ['ask.unknown_channel', 'tenant.limit_reached'],
  }),
  searchKnowledge: defineRoute({
    id: 'searchKnowledge',
    method: 'GET',
    path: '/api/v1/knowledge/search',
    permission: 'knowledge.read',
    summary: 'Passages for a question, best first, with their sources',
    query: z.object({ q: z.string().trim().min(1).max(500), limit: z.coerce.number().int().min(1).max(50).default(10) }),
    status: 200,
    response: z.object({ items: z.array(PassageView), coverage: z.number() }),
  }),
  listFaq: defineRoute({
    id: 'listFaq',
    method: 'GET',
    path: '/api/v1/faq',
    permission: 'knowledge.read',
    summary: 'Questions with answers of your own, newest first',
    query: Cursor.extend({ text: z.string().max(100).optional() }),
    status: 200,
    response: page(FaqView),
  }),
  addFaq: defineRoute({
    id: 'addFaq',
    method: 'POST',
    audit: 'faq.added',
    path: '/api/v1/faq',
    permission: 'knowledge.write',
    summary: 'Enter a question with the ways in which it is asked, and its answer, which is quoted as it stands',
    body: FaqIn,
    status: 201,
    response: FaqView,
    errors: ['tenant.limit_reached', 'fact.invalid'],
  }),
  editFaq: defineRoute({
    id: 'editFaq',
    method: 'PATCH',
    audit: 'faq.edited',
    path: '/api/v1/faq/:id',
    permission: 'knowledge.write',
    summary: 'Change a question or its answer',
    params: IdParams,
    body: FaqIn.partial(),
    status: 200,
    response: FaqView,
    errors: ['faq.not_found', 'fact.invalid'],
  }),
  removeFaq: defineRoute({
    id: 'removeFaq',
    method: 'DELETE',
    audit: 'faq.removed',
    path: '/api/v1/faq/:id',
    permission: 'knowledge.write',
    summary: 'Remove a question with its answer',
    params: IdParams,
    status: 200,
    response: Done,
    errors: ['faq.not_found'],
  }),
  listGaps: defineRoute({
    id: 'listGaps',
    method: 'GET',
    path: '/api/v1/knowledge/gaps',
    permission: 'knowledge.read',
    summary: 'What customers asked in the last 90 days and nothing answered, alike questions together, newest first',
    query: Cursor,
    status: 200,
    response: page(GapView),
  }),
  dismissGap: defineRoute({
    id: 'dismissGap',
    method: 'POST',
    audit: 'gap.dismissed',
    path: '/api/v1/knowledge/gaps/:id/dismiss',
    permission: 'knowledge.write',
    summary: 'Show these questions no more',
    params: IdParams,
    status: 200,
    response: Done,
    errors: ['gap.not_found'],
  }),
  answerGap: defineRoute({
    id: 'answerGap',
    method: 'POST',
    audit: 'gap.answered',
    path: '/api/v1/knowledge/gaps/:id/answer',
    permission: 'knowledge.write',
    summary: 'Answer these questions from now on: makes an entry of your own questions',
    params: IdParams,
    body: z.object({ answer: Answer, questions: FaqIn.shape.questions.optional() }),
    status: 201,
    response: FaqView,
    errors: ['gap.not_found', 'tenant.limit_reached'],
  }),
  settleGap: defineRoute({
    id: 'settleGap',
    method: 'POST',
    audit: 'gap.settled',
    path: '/api/v1/knowledge/gaps/:id/settle',
    permission: 'knowledge.write',
    summary: 'These questions are answered by a fact from now on; asked later and still unanswered, they are a gap again',
    params: IdParams,
    body: z.object({ factId: z.string().min(1).max(64) }),
    status: 200,
    response: Done,
    errors: ['gap.not_found', 'fact.not_found'],
  }),
  reopenGap: defineRoute({
    id: 'reopenGap',
    method: 'POST',
    audit: 'gap.reopened',
    path: '/api/v1/knowledge/gaps/:id/reopen',
    permission: 'knowledge.write',
    summary: 'Take back that these questions were dismissed, answered or settled',
    params: IdParams,
    status: 200,
    response: Done,
    errors: ['gap.not_found'],
  }),
} as const;
