import type { SourceNotes, SourceProgress, SourceStage, SourceState, TenantDb } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { makeId } from '../../platform/ids.ts';
import type { Chunk, ExtractedDocument } from './extract/types.ts';
import type { ProposedFacts } from './facts/read-types.ts';
import { applyReviews } from './review/apply-reviews.ts';
import { keepLatest, loadReviews } from './review/reviews.ts';
import { slices } from './slices.ts';
import { pageStarts } from './sources/page-bounds.ts';
import { insertFacts } from './store-facts.ts';
import { insertVectors } from './vectors/pgvector/create-pgvector-store.ts';

export interface SourceRow {
  id: string;
  name: string;
  mime: string;
  size_bytes: number;
  storage_key: string;
  state: SourceState;
  failure_code: string | null;
  stages: SourceStage[];
  pages: number | null;
  created_at: Date;
  sha256: string;
  origin: 'upload' | 'text' | 'web';
  url: string | null;
  max_pages: number | null;
  sync_hours: number | null;
  synced_at: Date | null;
  version: number;
  progress: SourceProgress | null;
  notes: SourceNotes | null;
  updated_at: Date;
  restored_from: number | null;
  attempts: number;
}

const FACT_TABLES = ['branch', 'item', 'opening_hours', 'policy'] as const;

const SOURCE_COLUMNS = [
  'id',
  'name',
  'mime',
  'size_bytes',
  'storage_key',
  'state',
  'failure_code',
  'stages',
  'pages',
  'created_at',
  'sha256',
  'origin',
  'url',
  'max_pages',
  'sync_hours',
  'synced_at',
  'version',
  'progress',
  'notes',
  'updated_at',
  'restored_from',
  'attempts',
] as const;

/** A file; what was entered by hand is no file that can be read, shown or removed. @throws source.not_found */
export async function findSource(db: TenantDb, id: string): Promise<SourceRow> {
  const row = await db.query.selectFrom('source').select(SOURCE_COLUMNS).where('id', '=', id).where('kind', '=', 'file').executeTakeFirst();
  if (!row) throw new AppError('source.not_found', { id });
  return row;
}

export async function findSourceByHash(db: TenantDb, sha256: string): Promise<SourceRow | undefined> {
  return db.query.selectFrom('source').select(SOURCE_COLUMNS).where('sha256', '=', sha256).executeTakeFirst();
}

export async function insertSource(
  db: TenantDb,
  row: {
    id: string;
    name: string;
    mime: string;
    sizeBytes: number;
    sha256: string;
    storageKey: string;
    origin?: 'upload' | 'text' | 'web';
    web?: { url: string; maxPages: number; syncHours: number | null };
  },
): Promise<void> {
  await db.query
    .insertInto('source')
    .values({
      id: row.id,
      name: row.name,
      mime: row.mime,
      size_bytes: row.sizeBytes,
      sha256: row.sha256,
      storage_key: row.storageKey,
      state: 'queued',
      failure_code: null,
      failure_detail: null,
      stages: '[]',
      attempts: 0,
      pages: null,
      origin: row.origin ?? 'upload',
      url: row.web?.url ?? null,
      max_pages: row.web?.maxPages ?? null,
      sync_hours: row.web?.syncHours ?? null,
    })
    .execute();
}

export async function setSourceState(
  db: TenantDb,
  id: string,
  state: SourceState,
  more: {
    failureCode?: string | null;
    failureDetail?: string | null;
    stages?: SourceStage[];
    pages?: number | null;
    notes?: SourceNotes;
  } = {},
): Promise<void> {
  await db.query
    .updateTable('source')
    .set({
      state,
      updated_at: new Date(),
      // The next reading has its own tries.
      ...(state === 'live' || state === 'failed' ? { attempts: 0 } : {}),
      ...(more.failureCode === undefined ? {} : { failure_code: more.failureCode }),
      ...(more.failureDetail === undefined ? {} : { failure_detail: more.failureDetail }),
      ...(more.stages === undefined ? {} : { stages: JSON.stringify(more.stages) }),
      ...(more.pages === undefined ? {} : { pages: more.pages }),
      ...(more.notes === undefined ? {} : { notes: JSON.stringify(more.notes) }),
      // A stage's progress ends with it.
      progress: null,
    })
    .where('id', '=', id)
    .execute();
  await db.query
    .insertInto('event')
    .values({ kind: 'source.changed', conversation_id: null, payload: JSON.stringify({ id, state }) })
    .execute();
}

export interface StoredChunk extends Chunk {
  id: string;
  /** Unit vectors of its sentences, in the current space; empty where none were made. */
  vectors: Float32Array[];
  /** Of an owner's own question: its entry, and the language of its answer. */
  faqId?: string;
  language?: 'en' | 'ar';
}

/** What one reading of a document came to. */
export interface Content {
  document: ExtractedDocument;
  chunks: StoredChunk[];
  facts: ProposedFacts;
  space: string | null;
}

/**
 * Puts what was read in the place of what the source said before, in one transaction, and lets every cache know by the version. What people decided
 * about its facts before holds for those that say the same again.
 */
export async function replaceContent(db: TenantDb, sourceId: string, content: Content): Promise<void> {
  // First, because it holds the tenant's row: nobody decides about a fact while its document is read anew.
  await bumpKnowledge(db);
  for (const table of FACT_TABLES) await db.query.deleteFrom(table).where('source_id', '=', sourceId).execute();
  await db.query.deleteFrom('document').where('source_id', '=', sourceId).execute();
  const applied = applyReviews(content.facts, await loadReviews(db, sourceId));
  await insertContent(db, sourceId, { ...content, facts: applied.facts });
  await keepLatest(db, applied.latest);
}

/** Drops one document of a source with its chunks and facts. */
export async function removeDocument(db: TenantDb, documentId: string): Promise<void> {
  for (const table of FACT_TABLES) await db.query.deleteFrom(table).where('document_id', '=', documentId).execute();
  await db.query.deleteFrom('document').where('id', '=', documentId).execute();
}

/** @returns the new document's id */
export async function insertContent(db: TenantDb, sourceId: string, content: Content): Promise<string> {
  const documentId = makeId('doc');
  await db.query
    .insertInto('document')
    .values({
      ...{ id: documentId, source_id: sourceId, text: clean(content.document.text), pages: content.document.pages },
      page_starts: pageStarts(content.document),
    })
    .execute();
  await insertChunks(db, sourceId, documentId, content.chunks, content.space);
  await insertFacts(db, { sourceId, documentId }, content.facts);
  return documentId;
}

export async function bumpKnowledge(db: TenantDb): Promise<void> {
  await db.sql('update tenant set knowledge_version = knowledge_version + 1 where tenant_id = $1', [db.tenantId]);
}

export async function insertChunks(
  db: TenantDb,
  sourceId: string,
  documentId: string,
  chunks: StoredChunk[],
  space: string | null,
): Promise<void> {
  for (const group of slices(chunks, 200)) {
    await db.query
      .insertInto('chunk')
      .values(
        group.map((chunk) => ({
          id: chunk.id,
          document_id: documentId,
          source_id: sourceId,
          kind: chunk.kind,
          text: clean(chunk.text),
          heading: chunk.heading === null ? null : clean(chunk.heading),
          page: chunk.page,
          span_start: chunk.start,
          span_end: chunk.end,
          ordinal: chunks.indexOf(chunk),
          faq_id: chunk.faqId ?? null,
          language: chunk.language ?? null,
        })),
      )
      .execute();
  }
  if (space === null) return;
  await insertVectors(
    db,
    chunks.flatMap(({ id, vectors }) => vectors.map((embedding, sentence) => ({ space, chunkId: id, sentence, embedding }))),
  );
}

function clean(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\uFFFD');
}
