import { z } from 'zod';
import { ConversationFilter } from './conversation-filter.ts';
import { defineRoute } from './route.ts';
import { Done, Cursor, IdParams, page } from './shapes.ts';
import { MediaView, PlaceView } from './media.ts';
import type { TurnTrace } from './trace.ts';

export const ConversationView = z.object({
  id: z.string(),
  channel: z.string(),
  accountId: z.string(),
  contact: z.object({ id: z.string(), name: z.string().nullable(), handle: z.string().nullable() }),
  pen: z.object({
    holder: z.enum(['bot', 'agent', 'nobody']),
    agentName: z.string().nullable(),
    /** The member who holds it; null for the bot, for nobody, and for the owner's phone. */
    agentId: z.string().nullable(),
    reason: z.string().nullable(),
    since: z.iso.datetime(),
  }),
  language: z.enum(['en', 'ar', 'other']).nullable(),
  windowExpiresAt: z.iso.datetime().nullable(),
  /** Until when a person may write: some channels leave people more time than the bot. Null: no end. */
  writableUntil: z.iso.datetime().nullable(),
  lastMessage: z.object({ id: z.string(), text: z.string(), direction: z.enum(['in', 'out']), at: z.iso.datetime() }).nullable(),
  unhandled: z.number().int(),
  state: z.enum(['open', 'snoozed', 'resolved']),
  snoozedUntil: z.iso.datetime().nullable(),
  /** Messages of the customer since somebody of the team looked. */
  unread: z.number().int(),
  /** When the oldest message that nobody answered was written. */
  waitingSince: z.iso.datetime().nullable(),
  sentiment: z.enum(['positive', 'neutral', 'negative']).nullable(),
  labelIds: z.array(z.string()),
});
export type ConversationView = z.infer<typeof ConversationView>;

export const MessageView = z.object({
  id: z.string(),
  /** A note is for the team: no customer sees it. */
  direction: z.enum(['in', 'out', 'note']),
  author: z.enum(['contact', 'bot', 'agent', 'phone', 'system']),
  /** Of a message or note that a member wrote. */
  agent: z.object({ id: z.string(), name: z.string() }).nullable(),
  kind: z.string(),
  text: z.string().nullable(),
  status: z.enum(['received', 'queued', 'sending', 'sent', 'delivered', 'read', 'failed', 'needs_human']),
  failure: z.object({ kind: z.string(), code: z.string() }).nullable(),
  turnId: z.string().nullable(),
  /** Set when the message reached us late, e.g. after an outage. */
  late: z.boolean(),
  at: z.iso.datetime(),
  /** One of each person, the newest; `business` is the owner's phone. */
  reactions: z.array(z.object({ by: z.enum(['contact', 'business']), emoji: z.string() })),
  editedAt: z.iso.datetime().nullable(),
  /** What it answers: a message of this thread, or a story of the business. `text` is the part that was picked out, else that message's. */
  replyTo: z
    .object({
      messageId: z.string().nullable(),
      author: z.enum(['contact', 'bot', 'agent', 'phone', 'system']).nullable(),
      text: z.string().nullable(),
      story: z.object({ url: z.string().nullable() }).nullable(),
    })
    .nullable(),
  forwarded: z.boolean(),
  /** Its files, in the order in which they were sent. */
  media: z.array(MediaView),
  /** Several messages that were sent as one album share it. */
  albumId: z.string().nullable(),
  location: PlaceView.nullable(),
});
export type MessageView = z.infer<typeof MessageView>;

export const TurnView = z.object({
  id: z.string(),
  conversationId: z.string(),
  state: z.enum(['running', 'done', 'superseded', 'failed']),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  trace: z.custom<TurnTrace>().nullable(),
});
export type TurnView = z.infer<typeof TurnView>;

export const conversationRoutes = {
  listConversations: defineRoute({
    id: 'listConversations',
    method: 'GET',
    path: '/api/v1/conversations',
    permission: 'conversations.read',
    summary: 'Conversations, newest activity first; or those who wait longest, and behind them the others',
    query: Cursor.extend(ConversationFilter.shape).extend({ sort: z.enum(['newest', 'waiting']).default('newest') }),
    status: 200,
    response: page(ConversationView),
  }),
  getConversation: defineRoute({
    id: 'getConversation',
    method: 'GET',
    path: '/api/v1/conversations/:id',
    permission: 'conversations.read',
    summary: 'One conversation',
    params: IdParams,
    status: 200,
    response: ConversationView,
    errors: ['conversation.not_found'],
  }),
  listMessages: defineRoute({
    id: 'listMessages',
    method: 'GET',
    path: '/api/v1/conversations/:id/messages',
    permission: 'conversations.read',
    summary: 'Messages of a conversation, oldest first; the cursor walks back in time',
    params: IdParams,
    query: Cursor,
    status: 200,
    response: page(MessageView),
    errors: ['conversation.not_found'],
  }),
  listTurns: defineRoute({
    id: 'listTurns',
    method: 'GET',
    path: '/api/v1/conversations/:id/turns',
    permission: 'conversations.read',
    summary: 'Turns of a conversation with their traces, newest first',
    params: IdParams,
    query: Cursor,
    status: 200,
    response: page(TurnView),
    errors: ['conversation.not_found'],
  }),
  movePen: defineRoute({
    id: 'movePen',
    method: 'POST',
    audit: 'pen.moved',
    path: '/api/v1/conversations/:id/pen',
    permission: 'conversations.write',
    summary: 'Say who writes: take the pen, lay it down for somebody else, give it to a colleague or to the bot',
    params: IdParams,
    body: z.discriminatedUnion('action', [
      z.object({ action: z.literal('take') }),
      z.object({ action: z.literal('release') }),
      z.object({ action: z.literal('assign'), memberId: z.string().min(1).max(64) }),
      z.object({
        action: z.literal('give_to_bot'),
        /** The bot also answers what the customer wrote since the last reply; else only what comes from now on. */
        answerWaiting: z.boolean().optional(),
        /** The newest message that whoever gives it back had seen: what the customer wrote after it is the bot's in any case. */
        seenMessageId: z.string().max(64).optional(),
      }),
    ]),
    status: 200,
    response: ConversationView,
    errors: ['conversation.not_found', 'member.not_found'],
  }),
  sendMessage: defineRoute({
    id: 'sendMessage',
    method: 'POST',
    audit: 'message.sent',
    path: '/api/v1/conversations/:id/messages',
    permission: 'conversations.write',
    summary: 'Write to the customer as a person, which takes the pen; long text goes out in several messages',
    params: IdParams,
    body: z.object({
      text: z.string().trim().min(1).max(20_000),
      /** Take the pen from the colleague who holds it. */
      takeOver: z.boolean().optional(),
      /** The ready answer that it began as: counted, so that the list begins with what the team writes most. */
      cannedReplyId: z.string().max(64).optional(),
    }),
    status: 201,
    response: z.object({ messageIds: z.array(z.string()), conversation: ConversationView }),
    errors: [
      'conversation.not_found',
      'conversation.held_by_other',
      'conversation.window_closed',
      'conversation.no_address',
      'channel.unavailable',
    ],
  }),
  retryMessage: defineRoute({
    id: 'retryMessage',
    method: 'POST',
    audit: 'message.retried',
    path: '/api/v1/conversations/:id/messages/:messageId/retry',
    permission: 'conversations.write',
    summary: 'Send once more what could not be sent',
    params: IdParams.extend({ messageId: z.string().min(1).max(64) }),
    body: z.object({ takeOver: z.boolean().optional() }),
    status: 200,
    response: ConversationView,
    errors: [
      'conversation.not_found',
      'message.not_found',
      'message.not_retryable',
      'conversation.held_by_other',
      'conversation.window_closed',
      'channel.unavailable',
    ],
  }),
  showTyping: defineRoute({
    id: 'showTyping',
    method: 'POST',
    fleeting: true,
    path: '/api/v1/conversations/:id/typing',
    permission: 'conversations.write',
    summary: 'Show the customer, where the channel can, that a person is writing; for some seconds, or until what they wrote is sent',
    params: IdParams,
    status: 200,
    response: Done,
    errors: ['conversation.not_found'],
  }),
  addNote: defineRoute({
    id: 'addNote',
    method: 'POST',
    audit: 'note.added',
    path: '/api/v1/conversations/:id/notes',
    permission: 'conversations.write',
    summary: 'Leave a word for the team in the thread; no customer and no model reads it',
    params: IdParams,
    body: z.object({ text: z.string().trim().min(1).max(10_000) }),
    status: 201,
    response: z.object({ messageId: z.string() }),
    errors: ['conversation.not_found'],
  }),
} as const;
