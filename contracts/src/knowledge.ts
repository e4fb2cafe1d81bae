import { z } from 'zod';
import { factRoutes } from './facts.ts';
import { questionRoutes } from './questions.ts';
import { defineRoute } from './route.ts';
import { Bilingual, Cursor, IdParams, page } from './shapes.ts';

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
  /** Uploaded, pasted, or read from an address. */
  origin: z.enum(['upload', 'text', 'web']),
  /** Of a page or site: its address, how many pages may be read, and how it is visited again. */
  web: z
    .object({
      url: z.string(),
      maxPages: z.number().int(),
      syncHours: z.number().int().nullable(),
      syncedAt: z.iso.datetime().nullable(),
      pages: z.number().int(),
      /** Addresses that could not be read, at most 50. */
      skipped: z.array(z.object({ url: z.string(), code: z.string() })),
    })
    .nullable(),
  /** While it is read: pages, sheets or pictures done of how many. */
  progress: z.object({ stage: z.string(), done: z.number().int(), total: z.number().int() }).nullable(),
  /** What a person who looks at the file would not see: hidden text, invisible characters, unsure recognition. */
  warnings: z.array(
    z.object({
      kind: z.string(),
      count: z.number().int(),
      cause: z.string().nullable(),
      pages: z.array(z.number().int()),
      sample: z.string().nullable(),
    }),
  ),
  /** Set when text was recognised in pictures: how many, and how surely, 0 to 1. */
  recognised: z.object({ pages: z.number().int(), confidence: z.number() }).nullable(),
  version: z.number().int(),
  /** A newer file waits to be read; what the live one says goes on being answered until then. */
  replacing: z.boolean(),
});
export type SourceView = z.infer<typeof SourceView>;

export const SourceVersionView = z.object({
  version: z.number().int(),
  name: z.string(),
  mime: z.string(),
  sizeBytes: z.number().int(),
  state: z.enum(['live', 'waiting', 'replaced', 'failed']),
  failure: z.object({ code: z.string(), message: Bilingual }).nullable(),
  createdAt: z.iso.datetime(),
  /** When it stopped being live, or failed. */
  endedAt: z.iso.datetime().nullable(),
});
export type SourceVersionView = z.infer<typeof SourceVersionView>;

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

export const knowledgeRoutes = {
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
    audit: 'source.added',
    path: '/api/v1/sources',
    permission: 'knowledge.write',
    summary: 'Upload one document (field `file`)',
    body: 'multipart',
    status: 201,
    response: SourceView,
    errors: ['document.too_large', 'document.unsupported_type', 'document.empty', 'document.duplicate', 'request.no_file'],
  }),
  addTextSource: defineRoute({
    id: 'addTextSource',
    method: 'POST',
    audit: 'source.text_added',
    path: '/api/v1/sources/text',
    permission: 'knowledge.write',
    summary: 'Paste a text; it is read like a document',
    body: z.object({
      name: z.string().trim().min(1).max(120),
      text: z.string().min(1).max(200_000),
      format: z.enum(['text', 'markdown']).default('markdown'),
    }),
    status: 201,
    response: SourceView,
    errors: ['document.empty', 'document.duplicate', 'tenant.limit_reached'],
  }),
  addWebSource: defineRoute({
    id: 'addWebSource',
    method: 'POST',
    audit: 'source.web_added',
    path: '/api/v1/sources/web',
    permission: 'knowledge.write',
    summary: 'Read a page, or the pages of a site as far as its robots file allows, and visit it again',
    body: z.object({
      url: z.url({ protocol: /^https?$/ }).max(1_000),
      /** 1: this page alone. */
      maxPages: z.number().int().min(1).max(200).default(1),
      /** Null: only when asked. */
      syncHours: z.number().int().min(6).max(720).nullable().default(null),
    }),
    status: 201,
    response: SourceView,
    errors: ['web.not_allowed', 'source.known_address', 'tenant.limit_reached'],
  }),
  replaceSource: defineRoute({
    id: 'replaceSource',
    method: 'POST',
    audit: 'source.replaced',
    path: '/api/v1/sources/:id/replace',
    permission: 'knowledge.write',
    summary: 'Upload a newer file (field `file`) in the place of this one, which stays live until the newer one is',
    params: IdParams,
    body: 'multipart',
    status: 202,
    response: SourceView,
    errors: [
      ...['source.not_found', 'source.busy', 'source.not_a_file', 'tenant.limit_reached'],
      ...['document.too_large', 'document.unsupported_type', 'document.empty', 'document.duplicate', 'request.no_file'],
    ],
  }),
  listSourceVersions: defineRoute({
    id: 'listSourceVersions',
    method: 'GET',
    path: '/api/v1/sources/:id/versions',
    permission: 'knowledge.read',
    summary: 'The versions of a document that are kept, newest first',
    params: IdParams,
    status: 200,
    response: z.object({ items: z.array(SourceVersionView) }),
    errors: ['source.not_found'],
  }),
  retrySource: defineRoute({
    id: 'retrySource',
    method: 'POST',
    audit: 'source.retried',
    path: '/api/v1/sources/:id/retry',
    permission: 'knowledge.write',
    summary: 'Read a document again; a page or site is visited again',
    params: IdParams,
    status: 202,
    response: SourceView,
    errors: ['source.not_found'],
  }),
  removeSource: defineRoute({
    id: 'removeSource',
    method: 'DELETE',
    audit: 'source.removed',
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
  ...factRoutes,
  ...questionRoutes,
} as const;
