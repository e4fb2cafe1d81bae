import { z } from 'zod';
import { CONVERSATION_FIGURES, type ConversationFigure } from './conversation-filter.ts';
import { defineRoute } from './route.ts';

const count = z.number().int();

/** Conversations of a time, by `ConversationFigure`. */
export const Figures = z.object(
  Object.fromEntries(CONVERSATION_FIGURES.map((name) => [name, count])) as Record<ConversationFigure, typeof count>,
);
export type Figures = z.infer<typeof Figures>;

export const HomeView = z.object({
  days: z.union([z.literal(7), z.literal(28)]),
  /** Midnight of the first day, in the tenant's time zone, and now; beside it the same days before, up to the same hour. */
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  before: z.object({ from: z.iso.datetime(), to: z.iso.datetime() }),
  /** Null when the role does not include figures. */
  figures: z
    .object({
      now: Figures,
      /** Null when the time before was not counted whole. */
      before: Figures.nullable(),
      /** Each day of both times, oldest first: how many conversations customers wrote in, and in how many a person was needed. */
      trend: z.array(z.object({ day: z.iso.date(), from: z.iso.datetime(), to: z.iso.datetime(), asked: count, handedOver: count })),
      /** Set when there were too many messages to count them all: what came before is left out. */
      countedFrom: z.iso.datetime().nullable(),
    })
    .nullable(),
  /** Open conversations that wait for a person, counted up to 1,000, and since when the first does. Null when the role does not include them. */
  waiting: z.object({ count, since: z.iso.datetime().nullable() }).nullable(),
  /** Accounts that send and receive nothing until somebody mends them. Null when the role does not include channels. */
  broken: z.array(z.object({ id: z.string(), channel: z.string(), displayName: z.string() })).nullable(),
  /** Null when the role does not include knowledge. */
  knowledge: z
    .object({
      /** Documents that are answered from, and those that could not be read. */
      live: count,
      failed: count,
      /** Facts read from documents that nobody confirmed, counted up to 1,000. */
      unconfirmed: count,
    })
    .nullable(),
});
export type HomeView = z.infer<typeof HomeView>;

export const homeRoutes = {
  getHome: defineRoute({
    id: 'getHome',
    method: 'GET',
    path: '/api/v1/home',
    permission: 'member',
    summary:
      'How the business stands: figures of the last days beside those before, and what wants somebody; each part as the role includes it',
    query: z.object({ days: z.enum(['7', '28']).default('7') }),
    status: 200,
    response: HomeView,
  }),
} as const;
