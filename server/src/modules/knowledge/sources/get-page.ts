import type { SourcePageView } from '@wafaa/contracts';
import type { TenantDb } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { findSource, type SourceRow } from '../store.ts';
import { factsOnPage } from './facts-on-page.ts';
import { pageStartsOf, startsOfPassages } from './page-bounds.ts';
import { hasPictures } from './pictures/picture-store.ts';

/** The document behind one page of a source, and the part of its text that is the page. */
export interface PagePlace {
  source: SourceRow;
  documentId: string;
  text: string;
  start: number;
  end: number;
  pages: number;
  unit: 'page' | 'part';
  url: string | null;
  /** The page's number inside its document. */
  number: number;
}

/** @throws source.not_found, source.page_not_found */
export async function findPage(db: TenantDb, sourceId: string, page: number): Promise<PagePlace> {
  const source = await findSource(db, sourceId);
  const documents = await documentsOf(db, sourceId);
  const missing = new AppError('source.page_not_found', { id: sourceId, page });
  // Each page of a site is a document.
  const document = source.origin === 'web' ? documents[page - 1] : documents[0];
  if (!document) throw missing;
  const row = await documentRow(db, document.id);
  const place = { source, documentId: document.id, text: row.text, url: document.url };
  if (source.origin === 'web') return { ...place, start: 0, end: row.text.length, pages: documents.length, unit: 'page', number: 1 };
  const starts = await startsIn(db, document.id, row);
  const start = starts[page - 1];
  if (start === undefined) throw missing;
  return {
    ...{ ...place, start, end: starts[page] ?? row.text.length, pages: starts.length },
    ...{ unit: row.pages === null ? 'part' : 'page', number: page },
  };
}

/** The documents of a source in the order of its pages: one, or those of a site by their addresses. */
export function documentsOf(db: TenantDb, sourceId: string): Promise<{ id: string; url: string | null }[]> {
  return db.sql<{ id: string; url: string | null }>(
    `select d.id, w.url from document d left join web_page w on w.tenant_id = $1 and w.document_id = d.id
       where d.tenant_id = $1 and d.source_id = $2 order by w.url, d.id`,
    [db.tenantId, sourceId],
  );
}

/** Where the pages of a document begin in its text. */
export async function startsOf(db: TenantDb, documentId: string): Promise<number[]> {
  return startsIn(db, documentId, await documentRow(db, documentId));
}

type DocumentRow = Awaited<ReturnType<typeof documentRow>>;
function documentRow(db: TenantDb, id: string) {
  return db.query.selectFrom('document').select(['text', 'pages', 'page_starts']).where('id', '=', id).executeTakeFirstOrThrow();
}

async function startsIn(db: TenantDb, documentId: string, row: DocumentRow): Promise<number[]> {
  if (row.pages === null || row.page_starts.length > 0) return pageStartsOf(row.text, row.page_starts);
  const chunks = await db.query.selectFrom('chunk').select(['page', 'span_start']).where('document_id', '=', documentId).execute();
  const passages = chunks.map((chunk) => ({ page: chunk.page, start: chunk.span_start }));
  return pageStartsOf(row.text, startsOfPassages(row.pages, passages, row.text.length));
}

/** One page with the passages, facts and warnings on it. @throws source.not_found, source.page_not_found */
export async function getPage(db: TenantDb, sourceId: string, page: number): Promise<SourcePageView> {
  const place = await findPage(db, sourceId, page);
  const { source, documentId, start, end } = place;
  const within = (from: number, to: number) => ({ start: Math.max(0, from - start), end: Math.min(end, to) - start });
  const chunks = await db.query
    .selectFrom('chunk')
    .select(['id', 'kind', 'heading', 'span_start', 'span_end'])
    .where('document_id', '=', documentId)
    .where('faq_id', 'is', null)
    .where('span_start', '<', end)
    .where('span_end', '>', start)
    .orderBy('ordinal')
    .execute();
  const facts = await factsOnPage(db, documentId, { start, end });
  return {
    ...{ page, pages: place.pages, unit: place.unit, url: place.url, text: place.text.slice(start, end) },
    passages: chunks.map((chunk) => ({
      id: chunk.id,
      kind: chunk.kind,
      heading: chunk.heading,
      ...within(chunk.span_start, chunk.span_end),
    })),
    facts: facts.map(({ from, to, ...fact }) => ({ ...fact, ...within(from, to) })),
    warnings: warningsOf(source, place, page),
    hasPicture: hasPictures(source),
  };
}

function warningsOf({ notes }: SourceRow, { start, end, unit }: PagePlace, page: number): SourcePageView['warnings'] {
  return (notes?.warnings ?? []).flatMap(({ kind, count, cause, sample, pages, positions = [] }) => {
    const at = positions.filter((position) => position >= start && position <= end).map((position) => position - start);
    // One that names pages or places belongs to those alone.
    const isHere = pages && unit === 'page' ? pages.includes(page) : positions.length > 0 ? at.length > 0 : true;
    return isHere ? [{ kind, count, cause: cause ?? null, sample: sample ?? null, at }] : [];
  });
}
