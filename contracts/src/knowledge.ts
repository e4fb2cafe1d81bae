import { z } from 'zod';
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
  retrySource: defineRoute({
    id: 'retrySource',
    method: 'POST',
    audit: 'source.retried',
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
} as const;
