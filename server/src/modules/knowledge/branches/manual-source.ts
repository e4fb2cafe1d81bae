import type { TenantDb } from '../../../platform/db/index.ts';
import { makeId } from '../../../platform/ids.ts';

/** The source of what people of the tenant entered by hand: one document, an entry to a line, so that these facts have a source and a span too. */
export interface ManualSource {
  sourceId: string;
  documentId: string;
  text: string;
}

export interface Span {
  start: number;
  end: number;
}

const NAME = { en: 'Entered by hand', ar: 'مُدخل يدويًا' };
const ENTRY_TABLES = ['branch', 'item', 'opening_hours', 'policy', 'faq_entry', 'chunk'] as const;

/** Made when it is first needed. Call it with the tenant's row held (`assertWithinLimit`, `bumpKnowledge`): entries change one after the other. */
export async function openManualSource(db: TenantDb): Promise<ManualSource> {
  const tenant = await db.query.selectFrom('tenant').select('default_language').forNoKeyUpdate().executeTakeFirstOrThrow();
  const known = await db.query
    .selectFrom('document')
    .innerJoin('source', 'source.id', 'document.source_id')
    .select(['document.id', 'document.source_id', 'document.text'])
    .where('source.kind', '=', 'manual')
    .executeTakeFirst();
  if (known) return { sourceId: known.source_id, documentId: known.id, text: known.text };
  const made: ManualSource = { sourceId: makeId('src'), documentId: makeId('doc'), text: '' };
  await db.query
    .insertInto('source')
    .values({
      id: made.sourceId,
      kind: 'manual',
      name: NAME[tenant.default_language],
      mime: 'text/plain',
      size_bytes: 0,
      // Its hash is a word, so that no file is ever taken for it and there is one of it.
      sha256: 'manual',
      storage_key: '',
      state: 'live',
      failure_code: null,
      failure_detail: null,
      stages: '[]',
      attempts: 0,
      pages: null,
    })
    .execute();
  await db.query.insertInto('document').values({ id: made.documentId, source_id: made.sourceId, text: '', pages: null }).execute();
  return made;
}

export async function appendEntry(db: TenantDb, manual: ManualSource, entry: string): Promise<Span> {
  const start = manual.text === '' ? 0 : manual.text.length + 1;
  const line = oneLine(entry);
  await store(db, manual, manual.text === '' ? line : `${manual.text}\n${line}`);
  return { start, end: start + line.length };
}

/** Puts another line in an entry's place and moves the spans of those after it. */
export async function replaceEntry(db: TenantDb, manual: ManualSource, span: Span, entry: string): Promise<Span> {
  const line = oneLine(entry);
  await store(db, manual, manual.text.slice(0, span.start) + line + manual.text.slice(span.end));
  await moveSpans(db, manual, span.end, line.length - (span.end - span.start));
  return { start: span.start, end: span.start + line.length };
}

export async function removeEntry(db: TenantDb, manual: ManualSource, span: Span): Promise<void> {
  // With the line break after it, or before it where it is the last.
  const [start, end] = span.end < manual.text.length ? [span.start, span.end + 1] : [Math.max(0, span.start - 1), span.end];
  await store(db, manual, manual.text.slice(0, start) + manual.text.slice(end));
  await moveSpans(db, manual, span.end, start - end);
}

async function store(db: TenantDb, manual: ManualSource, text: string): Promise<void> {
  manual.text = text;
  await db.query.updateTable('document').set({ text }).where('id', '=', manual.documentId).execute();
}

async function moveSpans(db: TenantDb, manual: ManualSource, from: number, by: number): Promise<void> {
  if (by === 0) return;
  for (const table of ENTRY_TABLES) {
    await db.query
      .updateTable(table)
      .set((column) => ({ span_start: column('span_start', '+', by), span_end: column('span_end', '+', by) }))
      .where('document_id', '=', manual.documentId)
      .where('span_start', '>', from)
      .execute();
  }
}

function oneLine(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '').replaceAll(/\s+/g, ' ').trim();
}
