import { z } from 'zod';
import { defineRoute } from './route.ts';
import { Bilingual, Cursor, IdParams, page } from './shapes.ts';

export const SourceView = z.object({
  id: z.string(),
  name: z.string(),
  mime: z.string(),
  sizeBytes: z.number().int(),
  state: z.enum(['queued', 'reading', 'structuring', 'indexing', 'testing', 'live', 'failed']),
  /** When failed: a stable code such as document.encrypted, its text in both languages, and the stage in which it happened. */
  failure: z.object({ code: z.string(), message: Bilingual, stage: z.string().nullable() }).nullable(),
  /** Stages that are done, in order: how long each took, and when it began. `kept`: done in an earlier try, and not again. */
  stages: z.array(z.object({ name: z.string(), ms: z.number(), at: z.iso.datetime().nullable(), kept: z.boolean() })),
  pages: z.number().int().nullable(),
  chunks: z.number().int(),
  facts: z.number().int(),
  createdAt: z.iso.datetime(),
  /** When it last changed its state. */
  updatedAt: z.iso.datetime(),
  /** Answers of the last 30 days with a sentence that comes from it. */
  usedIn: z.number().int(),
  /** Its pages can be shown as pictures (`getPagePicture`). */
  hasPictures: z.boolean(),
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
  /**
   * Set when text was recognised in pictures: how many, and how surely, 0 to 1; how many of them a model that sees read as well, and why others
   * were read here alone. What the two readings do not agree on is among the warnings.
   */
  recognised: z
    .object({
      pages: z.number().int(),
      confidence: z.number(),
      seen: z.number().int(),
      unseen: z.enum(['no_model', 'blind_model', 'disagreed', 'budget', 'failed']).nullable(),
    })
    .nullable(),
  version: z.number().int(),
  /** Set when this version was brought back: the version it was before. */
  restoredFrom: z.number().int().nullable(),
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
  restoredFrom: z.number().int().nullable(),
});
export type SourceVersionView = z.infer<typeof SourceVersionView>;

export const SourceQuery = Cursor.extend({
  q: z.string().trim().max(120).optional().describe('Words of the name or address, in either script.'),
  sort: z.enum(['newest', 'oldest', 'name', 'largest']).default('newest').describe('Order of the list.'),
  show: z.enum(['all', 'working', 'live', 'failed', 'warned']).default('all').describe('Documents in this state; `warned`: with warnings.'),
});
export type SourceQuery = z.infer<typeof SourceQuery>;

export const VersionParams = IdParams.extend({ version: z.coerce.number().int().min(1).max(1_000_000) });

/** Documents, pasted texts and pages of the web. */
export const sourceRoutes = {
  listSources: defineRoute({
    id: 'listSources',
    method: 'GET',
    path: '/api/v1/sources',
    permission: 'knowledge.read',
    summary: 'Documents with their state',
    query: SourceQuery,
    status: 200,
    response: page(SourceView).extend({
      /** Documents of each state, among those that the words find. */
      counts: z.object({ all: z.int(), working: z.int(), live: z.int(), failed: z.int(), warned: z.int() }),
    }),
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
  restoreSourceVersion: defineRoute({
    id: 'restoreSourceVersion',
    method: 'POST',
    audit: 'source.restored',
    path: '/api/v1/sources/:id/versions/:version/restore',
    permission: 'knowledge.write',
    summary: 'Bring an earlier version of a document back; the live one stays until it is read',
    params: VersionParams,
    status: 202,
    response: SourceView,
    errors: ['source.not_found', 'source.version_not_found', 'source.not_a_file', 'source.busy', 'document.duplicate', 'tenant.not_active'],
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
} as const;
