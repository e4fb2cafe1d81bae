import { z } from 'zod';
import { defineRoute } from './route.ts';
import { Cursor, IdParams, page } from './shapes.ts';
import type { TurnTrace } from './trace.ts';

export const ConversationView = z.object({
  id: z.string(),
  channel: z.string(),
  accountId: z.string(),
  contact: z.object({ id: z.string(), name: z.string().nullable(), handle: z.string().nullable() }),
  pen: z.object({
    holder: z.enum(['bot', 'agent', 'nobody']),
    agentName: z.string().nullable(),
    reason: z.string().nullable(),
    since: z.iso.datetime(),
  }),
  language: z.enum(['en', 'ar', 'other']).nullable(),
  windowExpiresAt: z.iso.datetime().nullable(),
  lastMessage: z.object({ text: z.string(), direction: z.enum(['in', 'out']), at: z.iso.datetime() }).nullable(),
  unhandled: z.number().int(),
});
export type ConversationView = z.infer<typeof ConversationView>;

export const MessageView = z.object({
  id: z.string(),
  direction: z.enum(['in', 'out']),
  author: z.enum(['contact', 'bot', 'agent', 'phone', 'system']),
  kind: z.string(),
  text: z.string().nullable(),
  status: z.enum(['received', 'queued', 'sending', 'sent', 'delivered', 'read', 'failed', 'needs_human']),
  failure: z.object({ kind: z.string(), code: z.string() }).nullable(),
  turnId: z.string().nullable(),
  /** Set when the message reached us late, e.g. after an outage. */
  late: z.boolean(),
  at: z.iso.datetime(),
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
    summary: 'Conversations, newest activity first',
    query: Cursor,
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
    summary: 'Take the pen from the bot, or give it back',
    params: IdParams,
    body: z.object({ action: z.enum(['take', 'give_to_bot']) }),
    status: 200,
    response: ConversationView,
    errors: ['conversation.not_found'],
  }),
} as const;
