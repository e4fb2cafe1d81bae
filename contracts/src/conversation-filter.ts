import { z } from 'zod';

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
  /** Only those in which a customer waits for an answer. */
  waiting: z.stringbool().optional(),
  /** In names, numbers and messages; Arabic spellings are one. */
  q: z.string().trim().max(200).optional(),
});
export type ConversationFilter = z.infer<typeof ConversationFilter>;
