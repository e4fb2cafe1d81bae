import { z } from 'zod';
import { defineRoute } from './route.ts';
import { Bilingual, Cursor, page } from './shapes.ts';

/**
 * `send_failed`: it never went, or the provider says that it did not arrive. `send_uncertain`: nobody knows whether it went. `send_parked`: waits for
 * its account. `unanswered`: received, and not handled minutes later. `media`: a customer's file that cannot be had. `job`: work in the background
 * that broke for good.
 */
export const LOSS_KINDS = ['send_failed', 'send_uncertain', 'send_parked', 'unanswered', 'media', 'job'] as const;
export type LossKind = (typeof LOSS_KINDS)[number];

export const LossView = z.object({
  id: z.string(),
  kind: z.enum(LOSS_KINDS),
  /** A code: the provider's, or ours (`outbound.uncertain`, `lane.forgotten`, `person.let_go`, a job's name). */
  cause: z.string(),
  /** The kind of failure, where a send has one: `window_closed`, `recipient_unreachable` … */
  failure: z.string().nullable(),
  at: z.iso.datetime(),
  /** Messages that it is about. */
  count: z.number().int(),
  channel: z.string().nullable(),
  account: z.object({ id: z.string(), name: z.string() }).nullable(),
  conversationId: z.string().nullable(),
  contact: z.object({ name: z.string().nullable(), handle: z.string().nullable() }).nullable(),
  /** The beginning of what was to be said, or of what the customer wrote; the name of a file. */
  text: z.string().nullable(),
  mayRetry: z.boolean(),
  mayLetGo: z.boolean(),
  letGo: z.object({ at: z.iso.datetime(), by: z.string() }).nullable(),
});
export type LossView = z.infer<typeof LossView>;

const LossIds = z
  .array(
    z
      .string()
      .max(100)
      .regex(/^(?:send|lane|media|job)\.[A-Za-z0-9_-]+$/),
  )
  .min(1)
  .max(100)
  .meta({ examples: [['send.out_0198c0ffee00aabbccddeeff00112233']] });

/** What could not be done, each with its reason; the others are done. */
const Refused = z.array(z.object({ id: z.string(), code: z.string(), message: Bilingual }));

export const lossRoutes = {
  listLosses: defineRoute({
    id: 'listLosses',
    method: 'GET',
    path: '/api/v1/losses',
    permission: 'conversations.read',
    summary: 'What could not be handled or delivered, newest first; with `letGo`, what somebody let go of',
    query: Cursor.extend({
      kind: z.enum(LOSS_KINDS).optional(),
      accountId: z.string().max(64).optional(),
      letGo: z.stringbool().optional(),
    }),
    status: 200,
    response: page(LossView),
  }),
  countLosses: defineRoute({
    id: 'countLosses',
    method: 'GET',
    path: '/api/v1/losses/count',
    permission: 'conversations.read',
    summary: 'How much of each kind there is, and since when',
    status: 200,
    response: z.object({
      total: z.number().int(),
      kinds: z.array(z.object({ kind: z.enum(LOSS_KINDS), count: z.number().int(), oldest: z.iso.datetime() })),
      /** Messages that were acknowledged to the provider and are not handled two minutes later: must be nought. */
      unanswered: z.number().int(),
    }),
  }),
  retryLosses: defineRoute({
    id: 'retryLosses',
    method: 'POST',
    audit: 'loss.retried',
    path: '/api/v1/losses/retry',
    permission: 'conversations.write',
    summary: 'Try once more; what is sent is sent as this person’s own word, in its order',
    body: z.object({ ids: LossIds, takeOver: z.boolean().optional() }),
    status: 200,
    response: z.object({ done: z.array(z.string()), refused: Refused }),
    errors: ['loss.not_found'],
  }),
  letGoLosses: defineRoute({
    id: 'letGoLosses',
    method: 'POST',
    audit: 'loss.let_go',
    path: '/api/v1/losses/let-go',
    permission: 'conversations.write',
    summary: 'Let go of them: they leave the list, and what still waits to be sent is not sent',
    body: z.object({ ids: LossIds }),
    status: 200,
    response: z.object({ done: z.array(z.string()), refused: Refused }),
    errors: ['loss.not_found'],
  }),
  takeUpLosses: defineRoute({
    id: 'takeUpLosses',
    method: 'POST',
    audit: 'loss.taken_up',
    path: '/api/v1/losses/take-up',
    permission: 'conversations.write',
    summary: 'Put back into the list what was let go of',
    body: z.object({ ids: LossIds }),
    status: 200,
    response: z.object({ done: z.array(z.string()) }),
    errors: ['loss.not_found'],
  }),
} as const;
