import { z } from 'zod';

/**
 * What can be counted of the conversations of a time, and listed by the same rule. `asked`: a customer wrote in it; all others are among those.
 * `helped`: the bot answered or a person wrote. `resolved`: the bot answered, nobody was needed before nor
 * in the hour after, and all of it was sent. Of these, in the 72 hours after the bot's last answer: `stayed`, nobody was needed; `watching`, they are
 * not over; `returned`, somebody was needed after all.
 * `handed_over`: left to a person. `troubled`: `unknown` (nothing was found to answer with), `complaint`, `undelivered` (an answer could not be
 * sent) or `failed` (the bot broke and has not answered since).
 */
export const CONVERSATION_FIGURES = [
  ...(['asked', 'helped', 'resolved', 'stayed', 'watching', 'returned'] as const),
  ...(['handed_over', 'troubled', 'unknown', 'complaint', 'undelivered', 'failed'] as const),
] as const;
export type ConversationFigure = (typeof CONVERSATION_FIGURES)[number];

/** Years before it are none that the database knows, or that anybody wrote to us in. */
const Moment = z.iso.datetime().refine((at) => Date.parse(at) >= 0, 'from 1970 on');

/** What a list of conversations is narrowed by; what is left out does not narrow. */
export const ConversationFilter = z.object({
  state: z.enum(['open', 'snoozed', 'resolved', 'any']).optional(),
  holder: z.enum(['bot', 'agent', 'nobody']).optional(),
  /** A member who holds the pen; `me` is whoever asks. */
  agentId: z.string().max(64).optional(),
  channel: z.string().max(40).optional(),
  language: z.enum(['en', 'ar', 'other']).optional(),
  sentiment: z.enum(['positive', 'neutral', 'negative']).optional(),
  labelId: z.string().max(64).optional(),
  unread: z.stringbool().optional(),
  /** Only those in which a customer waits: for an answer, or for a person. */
  waiting: z.stringbool().optional(),
  /** In names, numbers and messages; Arabic spellings are one. */
  q: z.string().trim().max(200).optional(),
  /** Those behind a figure, of the time from `from` until before `to`; without them of all time. */
  figure: z.enum(CONVERSATION_FIGURES).optional(),
  from: Moment.optional(),
  to: Moment.optional(),
});
export type ConversationFilter = z.infer<typeof ConversationFilter>;
