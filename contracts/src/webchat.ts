import { z } from 'zod';
import { defineRoute } from './route.ts';
import { type Bilingual, IdParams } from './shapes.ts';

// The protocol between the chat on a website and `/webchat/v1/<key>/…`, and how a tenant sets its chat up.

export const WEBCHAT_LIMITS = { text: 4_000, atOnce: 20, bodyBytes: 120_000, origins: 20, fileBytes: 20 * 1_024 * 1_024 } as const;

const VisitorToken = z.string().min(20).max(1_000);
/** Made by the page, a UUID: the same message sent again is the same message. */
const ClientId = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
  .meta({ examples: ['0d3c7c1e-7a57-4d0b-9f5c-0a4f2f1f7f10'] });

export const WebchatSessionBody = z.strictObject({
  /** Of an earlier visit; one that is no longer good is left out of account. */
  token: VisitorToken.optional(),
  /** Somebody who is signed in on the website. `hash`: HMAC-SHA256 of the id with the chat's identity secret, in hex. */
  user: z
    .strictObject({
      id: z.string().min(1).max(200),
      hash: z
        .string()
        .length(64)
        .regex(/^[0-9a-f]+$/),
      name: z.string().trim().min(1).max(120).optional(),
    })
    .optional(),
});

const Choice = z.strictObject({ id: z.string().min(1).max(200), title: z.string().min(1).max(200) });
export const WebchatMessagesBody = z.strictObject({
  /** In the order in which they were written. */
  messages: z
    .array(
      z.union([
        z.strictObject({ id: ClientId, text: z.string().trim().min(1).max(WEBCHAT_LIMITS.text) }),
        z.strictObject({ id: ClientId, choice: Choice }),
        /** A file that was handed in under this message's id a moment ago. */
        z.strictObject({ id: ClientId, file: z.strictObject({ name: z.string().trim().min(1).max(200) }) }),
      ]),
    )
    .min(1)
    .max(WEBCHAT_LIMITS.atOnce),
});
export type WebchatMessage = z.output<typeof WebchatMessagesBody>['messages'][number];

export const WebchatFileParams = z.object({ key: z.string(), id: ClientId });
/** What the page says of the bytes that follow; what they are is found in them. `voice`: recorded in the chat. */
export const WebchatFileQuery = z.strictObject({ type: z.string().max(200).optional(), voice: z.literal('1').optional() });
/** The page's visitor is writing, at the moment. */
export const WebchatTypingBody = z.strictObject({});

const Seq = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
export const WebchatReadBody = z.strictObject({ seq: Seq });
/** `after`: the number of the newest entry the page has. */
export const WebchatStreamBody = z.strictObject({ after: Seq });

const Span = z.object({
  start: z.number().int(),
  length: z.number().int(),
  style: z.enum(['bold', 'italic', 'strike', 'code', 'block', 'link']),
  url: z.string().optional(),
});
const Spans = z.array(Span).optional();
export const WebchatContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string(), spans: Spans }),
  z.object({
    kind: z.literal('buttons'),
    text: z.string(),
    spans: Spans,
    buttons: z.array(z.object({ id: z.string(), title: z.string(), description: z.string().optional(), url: z.string().optional() })),
  }),
  z.object({
    kind: z.literal('media'),
    media: z.enum(['image', 'audio', 'voice', 'video', 'document', 'sticker']),
    url: z.string(),
    caption: z.string().optional(),
    filename: z.string().optional(),
    /** Kept by the chat itself: its id in the thread. Its `url` is then one of ours, good for some days; empty once the file is let go. */
    file: z.string().optional(),
    mime: z.string().optional(),
    sizeBytes: z.number().optional(),
    /** Of a picture, in pixels. */
    width: z.number().optional(),
    height: z.number().optional(),
  }),
  z.object({
    kind: z.literal('location'),
    latitude: z.number(),
    longitude: z.number(),
    name: z.string().optional(),
    address: z.string().optional(),
  }),
]);
export type WebchatContent = z.infer<typeof WebchatContent>;

/** One bubble. `seq` grows with each entry of a visitor's thread, without a smaller one ever coming later. */
export interface WebchatEntry {
  seq: number;
  id: string;
  from: 'visitor' | 'business';
  content: WebchatContent;
  at: string;
}

const Sentence = z.string().trim().max(200);
export const WebchatLook = z.strictObject({
  colour: z.string().regex(/^#[0-9a-f]{6}$/),
  position: z.enum(['start', 'end']),
  greeting: z.strictObject({ en: Sentence, ar: Sentence }),
});
export type WebchatLook = z.infer<typeof WebchatLook>;

/** `https://shop.example`, without a path; `http` for this machine only. */
export const WebchatOrigin = z
  .string()
  .max(200)
  .regex(/^(?:https:\/\/[a-z0-9.-]+|http:\/\/(?:localhost|127\.0\.0\.1))(?::\d{1,5})?$/)
  .meta({ examples: ['https://shop.example.com'] });

/** Answer to a session: who the page may write as, and what was said. */
export interface WebchatSession {
  token: string;
  /** Newest entries, oldest first. */
  entries: WebchatEntry[];
  /** Where the stream goes on: the number of the thread's newest entry. */
  cursor: number;
}

/** Answer to `GET /webchat/v1/<key>`: what the page shows before anybody writes. */
export interface WebchatFace {
  name: Bilingual;
  look: WebchatLook;
  /** Most bytes of a file that a visitor attaches. */
  fileBytes: number;
}

/** Answer to messages: the number of each in the thread, and the address of a file's. */
export interface WebchatTaken {
  taken: { id: string; seq: number; url?: string }[];
}

export const WebchatView = z.object({
  accountId: z.string(),
  key: z.string(),
  /** For the website's pages, before `</body>`. */
  snippet: z.string(),
  /** Where the chat can be tried before it stands anywhere. */
  tryUrl: z.string(),
  origins: z.array(z.string()),
  look: WebchatLook,
});
export type WebchatView = z.infer<typeof WebchatView>;

const path = '/api/v1/channels/accounts/:id/webchat' as const;
const missing = ['connection.account_not_found'] as const;

export const webchatRoutes = {
  getWebchat: defineRoute({
    id: 'getWebchat',
    method: 'GET',
    path,
    permission: 'channels.read',
    summary: 'A web chat: the snippet for the website, where it may stand, how it looks',
    params: IdParams,
    status: 200,
    response: WebchatView,
    errors: missing,
  }),
  changeWebchat: defineRoute({
    id: 'changeWebchat',
    method: 'PATCH',
    audit: 'channel.webchat_changed',
    path,
    permission: 'channels.write',
    summary: 'Change where a web chat may stand, or how it looks',
    params: IdParams,
    body: z.object({ origins: z.array(WebchatOrigin).min(1).max(WEBCHAT_LIMITS.origins).optional(), look: WebchatLook.optional() }),
    status: 200,
    response: WebchatView,
    errors: missing,
  }),
  showIdentitySecret: defineRoute({
    id: 'showIdentitySecret',
    method: 'POST',
    audit: 'channel.identity_secret_shown',
    path: `${path}/identity-secret`,
    permission: 'channels.write',
    summary: "The secret with which the website's own server proves who is signed in there",
    params: IdParams,
    status: 200,
    response: z.object({ secret: z.string() }),
    errors: [...missing, 'connection.credentials_unreadable'],
  }),
} as const;
