import { z } from 'zod';
import { defineRoute } from './route.ts';
import { FileAnswer, IdParams } from './shapes.ts';
import { SourceView, VersionParams } from './sources.ts';

const Span = { start: z.number().int(), end: z.number().int() };

/** One page of a document's text, or one part of it where it has no pages, with what stands on it. Offsets count UTF-16 units of the page's text. */
export const SourcePageView = z.object({
  page: z.number().int(),
  pages: z.number().int(),
  /** `part`: the document has no pages of its own. */
  unit: z.enum(['page', 'part']),
  /** Of a site: the address of the page. */
  url: z.string().nullable(),
  text: z.string(),
  passages: z.array(z.object({ id: z.string(), kind: z.enum(['text', 'row']), heading: z.string().nullable(), ...Span })),
  facts: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['item', 'hours', 'policy', 'branch']),
      /** As a person would name it, in one language or both. */
      label: z.object({ en: z.string().nullable(), ar: z.string().nullable() }),
      value: z.object({ en: z.string().nullable(), ar: z.string().nullable() }),
      state: z.enum(['proposed', 'confirmed', 'expired']),
      ...Span,
    }),
  ),
  /** Those of this page, and those that name none. `at`: where characters were left out. */
  warnings: z.array(
    z.object({
      kind: z.string(),
      count: z.number().int(),
      cause: z.string().nullable(),
      sample: z.string().nullable(),
      at: z.array(z.number().int()),
    }),
  ),
  hasPicture: z.boolean(),
});
export type SourcePageView = z.infer<typeof SourcePageView>;

/** Where lines of the text stand on the picture of their page; shares of its width and height, from the upper left corner. */
export const PageLinesView = z.object({
  width: z.number(),
  height: z.number(),
  lines: z.array(z.object({ ...Span, x: z.number(), y: z.number(), width: z.number(), height: z.number() })),
});
export type PageLinesView = z.infer<typeof PageLinesView>;

/** Where in one document a question is answered. */
export const SourceAnswerView = z.object({
  /** The sentence or row that answers it best, quoted from the first passage; null when nothing of the question stands in the document. */
  quote: z.string().nullable(),
  /** Best first. Offsets count in the text of their page. */
  passages: z.array(z.object({ id: z.string(), text: z.string(), page: z.number().int(), ...Span })),
});
export type SourceAnswerView = z.infer<typeof SourceAnswerView>;

const PageParams = IdParams.extend({ page: z.coerce.number().int().min(1).max(100_000) });
const ANY_FILE = ['application/octet-stream'] as const;

/** One document, looked at closely. */
export const sourceDetailRoutes = {
  getSource: defineRoute({
    id: 'getSource',
    method: 'GET',
    path: '/api/v1/sources/:id',
    permission: 'knowledge.read',
    summary: 'One document with its state',
    params: IdParams,
    status: 200,
    response: SourceView,
    errors: ['source.not_found'],
  }),
  getSourcePage: defineRoute({
    id: 'getSourcePage',
    method: 'GET',
    path: '/api/v1/sources/:id/pages/:page',
    permission: 'knowledge.read',
    summary: 'The text of one page, with the passages, facts and warnings on it',
    params: PageParams,
    status: 200,
    response: SourcePageView,
    errors: ['source.not_found', 'source.page_not_found'],
  }),
  askSource: defineRoute({
    id: 'askSource',
    method: 'GET',
    path: '/api/v1/sources/:id/ask',
    permission: 'knowledge.read',
    summary: 'What this document alone says to a question: nothing is sent, and no model is asked',
    params: IdParams,
    query: z.object({ q: z.string().trim().min(1).max(500).describe('The question.') }),
    status: 200,
    response: SourceAnswerView,
    errors: ['source.not_found'],
  }),
  getPageLines: defineRoute({
    id: 'getPageLines',
    method: 'GET',
    path: '/api/v1/sources/:id/pages/:page/lines',
    permission: 'knowledge.read',
    summary: 'Where the lines of a page stand on its picture',
    params: PageParams,
    status: 200,
    response: PageLinesView,
    errors: ['source.not_found', 'source.page_not_found', 'source.no_picture'],
  }),
  getPagePicture: defineRoute({
    id: 'getPagePicture',
    method: 'GET',
    path: '/api/v1/sources/:id/pages/:page/picture',
    permission: 'knowledge.read',
    summary: 'A page as it looks: of PDF files, photographs and scans',
    params: PageParams,
    status: 200,
    response: FileAnswer,
    file: ['image/webp'],
    errors: ['source.not_found', 'source.page_not_found', 'source.no_picture'],
  }),
  getSourceFile: defineRoute({
    id: 'getSourceFile',
    method: 'GET',
    path: '/api/v1/sources/:id/file',
    permission: 'knowledge.read',
    summary: 'The file as it was uploaded',
    params: IdParams,
    status: 200,
    response: FileAnswer,
    file: ANY_FILE,
    errors: ['source.not_found', 'source.not_a_file', 'source.file_gone'],
  }),
  getVersionFile: defineRoute({
    id: 'getVersionFile',
    method: 'GET',
    path: '/api/v1/sources/:id/versions/:version/file',
    permission: 'knowledge.read',
    summary: 'The file of an earlier version',
    params: VersionParams,
    status: 200,
    response: FileAnswer,
    file: ANY_FILE,
    errors: ['source.not_found', 'source.version_not_found', 'source.not_a_file', 'source.file_gone'],
  }),
} as const;
