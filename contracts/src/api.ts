import { z } from 'zod';
import { defineRoute } from './route.ts';
import type { TurnTrace } from './trace.ts';

export const Bilingual = z.object({ en: z.string().nullable(), ar: z.string().nullable() });
const Cursor = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
const IdParams = z.object({
  id: z
    .string()
    .max(64)
    .regex(/^[A-Za-z0-9_.:-]+$/),
});
const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), nextCursor: z.string().nullable() });

/** RFC 9457 problem, as every error of this API is answered. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  /** Stable code, `area.reason`. */
  code: z.string(),
  detail: z.string().optional(),
  /** The same message in both languages, so that a page can show the reader's. */
  message: Bilingual,
  requestId: z.string(),
});
export type Problem = z.infer<typeof Problem>;

export const ChannelAccountView = z.object({
  id: z.string(),
  channel: z.string(),
  displayName: z.string(),
  /** Provider's routing key, e.g. WhatsApp's phone_number_id. */
  accountKey: z.string(),
  /** What a customer dials or types, e.g. +966112345678. */
  address: z.string(),
  state: z.enum(['live', 'emulator', 'needs_reconnect', 'disconnected']),
});
export type ChannelAccountView = z.infer<typeof ChannelAccountView>;

export const SessionView = z.object({
  tenant: z.object({
    id: z.string(),
    slug: z.string(),
    name: Bilingual,
    currency: z.string(),
    timeZone: z.string(),
    defaultLanguage: z.enum(['ar', 'en']),
  }),
  actor: z.object({ id: z.string(), name: z.string(), role: z.string() }),
  accounts: z.array(ChannelAccountView),
  /** Other seeded tenants of a demo installation, with the link that enters each; empty elsewhere. */
  demoTenants: z.array(z.object({ slug: z.string(), name: Bilingual, enterUrl: z.string() })),
  /** Where the emulator's phone page is; null in production. */
  simulatorUrl: z.string().nullable(),
  engine: z.object({ mode: z.enum(['keyless', 'model']), model: z.string().nullable() }),
});
export type SessionView = z.infer<typeof SessionView>;

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

export const SourceView = z.object({
  id: z.string(),
  name: z.string(),
  mime: z.string(),
  sizeBytes: z.number().int(),
  state: z.enum(['queued', 'reading', 'structuring', 'indexing', 'testing', 'live', 'failed']),
  /** When failed: a stable code such as document.encrypted, and its text in both languages. */
  failure: z.object({ code: z.string(), message: Bilingual }).nullable(),
  stages: z.array(z.object({ name: z.string(), ms: z.number() })),
  pages: z.number().int().nullable(),
  chunks: z.number().int(),
  facts: z.number().int(),
  createdAt: z.iso.datetime(),
});
export type SourceView = z.infer<typeof SourceView>;

export const ItemView = z.object({
  id: z.string(),
  name: Bilingual,
  section: Bilingual,
  description: Bilingual,
  price: z.object({ minor: z.number().int(), currency: z.string(), text: Bilingual }).nullable(),
  dietTags: z.array(z.string()),
  allergens: z.array(z.string()),
  allergensConfirmed: z.boolean(),
  available: z.boolean(),
  state: z.enum(['proposed', 'confirmed', 'expired']),
  source: z.object({ id: z.string(), name: z.string(), page: z.number().int().nullable() }),
});
export type ItemView = z.infer<typeof ItemView>;

export const EventView = z.object({
  id: z.string(),
  kind: z.string(),
  conversationId: z.string().nullable(),
  at: z.iso.datetime(),
});
export type EventView = z.infer<typeof EventView>;

export const routes = {
  getSession: defineRoute({
    id: 'getSession',
    method: 'GET',
    path: '/api/v1/session',
    permission: 'session.read',
    summary: 'Who is signed in, to which tenant, with which channel accounts',
    status: 200,
    response: SessionView,
  }),
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
    path: '/api/v1/conversations/:id/pen',
    permission: 'conversations.write',
    summary: 'Take the pen from the bot, or give it back',
    params: IdParams,
    body: z.object({ action: z.enum(['take', 'give_to_bot']) }),
    status: 200,
    response: ConversationView,
    errors: ['conversation.not_found'],
  }),
  listSources: defineRoute({
    id: 'listSources',
    method: 'GET',
    path: '/api/v1/sources',
    permission: 'knowledge.read',
    summary: 'Uploaded documents with their state',
    query: Cursor,
    status: 200,
    response: page(SourceView),
  }),
  addSource: defineRoute({
    id: 'addSource',
    method: 'POST',
    path: '/api/v1/sources',
    permission: 'knowledge.write',
    summary: 'Upload one document (field `file`)',
    body: 'multipart',
    status: 201,
    response: SourceView,
    errors: ['document.too_large', 'document.unsupported_type', 'document.empty', 'document.duplicate', 'request.no_file'],
  }),
  retrySource: defineRoute({
    id: 'retrySource',
    method: 'POST',
    path: '/api/v1/sources/:id/retry',
    permission: 'knowledge.write',
    summary: 'Process a failed document again',
    params: IdParams,
    status: 202,
    response: SourceView,
    errors: ['source.not_found'],
  }),
  removeSource: defineRoute({
    id: 'removeSource',
    method: 'DELETE',
    path: '/api/v1/sources/:id',
    permission: 'knowledge.write',
    summary: 'Remove a document with its passages and facts',
    params: IdParams,
    status: 200,
    response: z.object({ removed: z.literal(true) }),
    errors: ['source.not_found'],
  }),
  listItems: defineRoute({
    id: 'listItems',
    method: 'GET',
    path: '/api/v1/items',
    permission: 'knowledge.read',
    summary: 'Menu and catalogue rows',
    query: Cursor,
    status: 200,
    response: page(ItemView),
  }),
  listEvents: defineRoute({
    id: 'listEvents',
    method: 'GET',
    path: '/api/v1/events',
    permission: 'events.read',
    summary: 'What changed since an event id; the live socket only says that this list grew',
    query: z.object({
      after: z
        .string()
        // 18 digits always fit the eight bytes of an event id.
        .regex(/^\d{1,18}$/)
        .default('0'),
      limit: z.coerce.number().int().min(1).max(500).default(200),
    }),
    status: 200,
    response: z.object({ items: z.array(EventView), cursor: z.string() }),
  }),
} as const;
export type RouteId = keyof typeof routes;

/** Socket.io, path `/live`: the server joins the socket to its tenant's room from the session cookie, and emits only this. */
export interface LiveServerEvents {
  /** The list of events grew: read it from the cursor you hold. Nothing else travels here. */
  changed: () => void;
}
