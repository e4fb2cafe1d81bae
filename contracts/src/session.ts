import { z } from 'zod';
import { defineRoute } from './route.ts';
import { Bilingual } from './shapes.ts';

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

/** A channel that this installation has: what its name, its icon and its people's ids look like is told here and nowhere else. */
export const ChannelView = z.object({
  kind: z.string(),
  name: z.object({ en: z.string(), ar: z.string() }),
  /** One path on a grid of 24 × 24. */
  icon: z.string(),
  /** A person's id on it is a phone number where it looks like one. */
  idsArePhones: z.boolean(),
});
export type ChannelView = z.infer<typeof ChannelView>;

export const SessionView = z.object({
  tenant: z.object({
    id: z.string(),
    slug: z.string(),
    name: Bilingual,
    currency: z.string(),
    timeZone: z.string(),
    defaultLanguage: z.enum(['ar', 'en']),
    state: z.enum(['active', 'suspended', 'erasing']),
    /** When an asked-for erase happens; null unless erasing. */
    eraseAfter: z.iso.datetime().nullable(),
    logoUrl: z.string().nullable(),
  }),
  actor: z.object({
    id: z.string(),
    kind: z.enum(['user', 'api_key', 'operator']),
    name: z.string(),
    role: z.string(),
    /** What a page may offer; the server checks each call by itself. */
    permissions: z.array(z.string()),
  }),
  /** Set while the platform's operator looks into the tenant: until when, and why. */
  support: z.object({ reason: z.string(), until: z.iso.datetime() }).nullable(),
  accounts: z.array(ChannelAccountView),
  channels: z.array(ChannelView),
  /** Other seeded tenants of a demo installation, with the link that enters each; empty elsewhere. */
  demoTenants: z.array(z.object({ slug: z.string(), name: Bilingual, enterUrl: z.string() })),
  /** Where the emulator's phone page is; null in production. */
  simulatorUrl: z.string().nullable(),
  engine: z.object({ mode: z.enum(['keyless', 'model']), model: z.string().nullable() }),
});
export type SessionView = z.infer<typeof SessionView>;

export const EventView = z.object({
  id: z.string(),
  kind: z.string(),
  conversationId: z.string().nullable(),
  at: z.iso.datetime(),
});
export type EventView = z.infer<typeof EventView>;

export const sessionRoutes = {
  getSession: defineRoute({
    id: 'getSession',
    method: 'GET',
    path: '/api/v1/session',
    permission: 'member',
    summary: 'Who is signed in, to which tenant, with which channel accounts',
    status: 200,
    response: SessionView,
  }),
  listEvents: defineRoute({
    id: 'listEvents',
    method: 'GET',
    path: '/api/v1/events',
    permission: 'conversations.read',
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

/** Socket.io, path `/live`: the server joins the socket to its tenant's room from the access token in the handshake, and emits only this. */
export interface LiveServerEvents {
  /** The list of events grew: read it from the cursor you hold. */
  changed: () => void;
  /** The customer of this conversation is writing: shown for some seconds, unless it is told again or a message comes. */
  typing: (conversationId: string) => void;
}
