import { z } from 'zod';

/**
 * What can be counted of the conversations of a time, and listed by the same rule. `asked`: a customer wrote in it; all others are among those.
 * `helped`: the bot answered or a person wrote. `answered`: the bot answered. `resolved`: it did, nobody was needed before nor
 * in the hour after, and all of it was sent. Of these, in the 72 hours after the bot's last answer: `stayed`, nobody was needed; `watching`, they are
 * not over; `returned`, somebody was needed after all.
 * `handed_over`: left to a person. `troubled`: `unknown` (nothing was found to answer with), `complaint`, `undelivered` (an answer could not be
 * sent) or `failed` (the bot broke and has not answered since).
 */
export const CONVERSATION_FIGURES = [
  ...(['asked', 'helped', 'answered', 'resolved', 'stayed', 'watching', 'returned'] as const),
  ...(['handed_over', 'troubled', 'unknown', 'complaint', 'undelivered', 'failed'] as const),
] as const;
export type ConversationFigure = (typeof CONVERSATION_FIGURES)[number];

/**
 * Why the bot left a question to a person, as people tell reasons apart: nothing was known, or not surely; an allergy; a wish for a person, a
 * complaint, a deed that only a person can do; or it did not try (over a limit, too late, broken).
 */
export const HANDOFF_REASONS = ['not_known', 'not_sure', 'allergy', 'person', 'complaint', 'action', 'not_tried', 'other'] as const;
export type HandoffReason = (typeof HANDOFF_REASONS)[number];
export const ASKED_MOODS = ['positive', 'neutral', 'negative', 'none'] as const;
export type AskedMood = (typeof ASKED_MOODS)[number];
export const ASKED_LANGUAGES = ['en', 'ar', 'other', 'none'] as const;
export type AskedLanguage = (typeof ASKED_LANGUAGES)[number];
/** Who writes in a thread: the customer, the bot, or somebody of the business, here or on its own phone. */
export const WRITERS = ['contact', 'bot', 'person'] as const;
export type Writer = (typeof WRITERS)[number];
/** What WhatsApp files an outgoing message under: `service` answers freely, the others are templates. */
export const SENT_CATEGORIES = ['service', 'utility', 'marketing', 'authentication', 'other'] as const;
export type SentCategory = (typeof SENT_CATEGORIES)[number];

/**
 * A part of the conversations of a time, as `kind:value`. `topic` is an intent of the bot's; `language` and `mood` are what it read there, `none`
 * where it read nothing; `reason` is why it left something to a person. `hour` is an hour of a weekday in which the customer wrote, by the
 * tenant's clock (`5-09`: Fridays from nine to ten). `wrote` and `category` ask for a message only: a conversation need not have been asked in.
 */
export const ConversationPart = z
  .string()
  .max(60)
  .regex(
    new RegExp(
      `^(?:topic:[a-z_]{1,40}|language:(?:${ASKED_LANGUAGES.join('|')})|mood:(?:${ASKED_MOODS.join('|')})|reason:(?:${HANDOFF_REASONS.join('|')})` +
        `|hour:[1-7]-(?:[01]\\d|2[0-3])|wrote:(?:${WRITERS.join('|')})|category:(?:${SENT_CATEGORIES.join('|')}))$`,
    ),
  );

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
  /** Of these only a part. */
  part: ConversationPart.optional(),
  from: Moment.optional(),
  to: Moment.optional(),
});
export type ConversationFilter = z.infer<typeof ConversationFilter>;
