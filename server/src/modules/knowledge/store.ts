import { sql } from 'kysely';
import type { SourceState, TenantDb } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { makeId } from '../../platform/ids.ts';
import { mergeBranches } from './branches/merge-branches.ts';
import type { Chunk, ExtractedDocument } from './extract/types.ts';
import type { ProposedFacts } from './facts/read-types.ts';
import type { FactSet, SourceSpan } from './facts/types.ts';

export interface SourceRow {
  id: string;
  name: string;
  mime: string;
  size_bytes: number;
  storage_key: string;
  state: SourceState;
  failure_code: string | null;
  stages: { name: string; ms: number }[];
  pages: number | null;
  created_at: Date;
}

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
  row: { id: string; name: string; mime: string; sizeBytes: number; sha256: string; storageKey: string },
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
    })
    .execute();
}

export async function setSourceState(
  db: TenantDb,
  id: string,
  state: SourceState,
  more: { failureCode?: string | null; failureDetail?: string | null; stages?: { name: string; ms: number }[]; pages?: number | null } = {},
): Promise<void> {
  await db.query
    .updateTable('source')
    .set({
      state,
      updated_at: new Date(),
      ...(more.failureCode === undefined ? {} : { failure_code: more.failureCode }),
      ...(more.failureDetail === undefined ? {} : { failure_detail: more.failureDetail }),
      ...(more.stages === undefined ? {} : { stages: JSON.stringify(more.stages) }),
      ...(more.pages === undefined ? {} : { pages: more.pages }),
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
}

/** Puts what was read in the place of what the source said before, in one transaction, and lets every cache know by the version. */
export async function replaceContent(
  db: TenantDb,
  sourceId: string,
  content: { document: ExtractedDocument; chunks: StoredChunk[]; facts: ProposedFacts; space: string | null },
): Promise<void> {
  const documentId = makeId('doc');
  for (const table of ['branch', 'item', 'opening_hours', 'policy'] as const) {
    await db.query.deleteFrom(table).where('source_id', '=', sourceId).execute();
  }
  await db.query.deleteFrom('document').where('source_id', '=', sourceId).execute();
  await db.query
    .insertInto('document')
    .values({ id: documentId, source_id: sourceId, text: clean(content.document.text), pages: content.document.pages })
    .execute();
  await insertChunks(db, sourceId, documentId, content.chunks, content.space);
  await insertFacts(db, { sourceId, documentId }, content.facts);
  await bumpKnowledge(db);
}

export async function bumpKnowledge(db: TenantDb): Promise<void> {
  await db.sql('update tenant set knowledge_version = knowledge_version + 1 where tenant_id = $1', [db.tenantId]);
}

async function insertChunks(
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
        })),
      )
      .execute();
  }
  if (space === null) return;
  const vectors = chunks.flatMap((chunk) =>
    chunk.vectors.map((vector, sentence) => ({ space, chunk_id: chunk.id, sentence, embedding: toHalfvec(vector) })),
  );
  for (const group of slices(vectors, 100)) await db.query.insertInto('chunk_vector').values(group).execute();
}

async function insertFacts(db: TenantDb, place: { sourceId: string; documentId: string }, facts: ProposedFacts): Promise<void> {
  const common = (fact: { span: { page: number | null; start: number; end: number } }, ordinal: number) => ({
    source_id: place.sourceId,
    document_id: place.documentId,
    page: fact.span.page,
    span_start: fact.span.start,
    span_end: fact.span.end,
    ordinal,
  });
  const branches = facts.branches.map((fact, ordinal) => ({
    ...common(fact, ordinal),
    id: makeId('brn'),
    name: JSON.stringify(fact.name),
    address: JSON.stringify(fact.address),
    city: JSON.stringify(fact.city),
    phone: fact.phone,
    map_url: fact.mapUrl,
    state: fact.state,
  }));
  if (branches.length > 0) await db.query.insertInto('branch').values(branches).execute();
  for (const group of slices(facts.items, 100)) {
    await db.query
      .insertInto('item')
      .values(
        group.map((fact) => ({
          ...common(fact, facts.items.indexOf(fact)),
          id: makeId('itm'),
          name: JSON.stringify(fact.name),
          section: JSON.stringify(fact.section),
          description: JSON.stringify(fact.description),
          aliases: JSON.stringify(fact.aliases),
          price_minor: fact.price?.minor ?? null,
          currency: fact.price?.currency ?? null,
          variants: JSON.stringify(fact.variants),
          calories: fact.calories,
          diet_tags: fact.dietTags,
          allergens: fact.allergens,
          allergens_confirmed: fact.allergensConfirmed,
          available: fact.available,
          state: fact.state,
        })),
      )
      .execute();
  }
  const hours = facts.hours.map((fact, ordinal) => ({
    ...common(fact, ordinal),
    id: makeId('hrs'),
    branch_id: null,
    branch_name: fact.branchName,
    weekdays: fact.weekdays,
    opens: fact.opens,
    closes: fact.closes,
    season: fact.season,
    valid_from: fact.validFrom,
    valid_to: fact.validTo,
    state: fact.state,
  }));
  if (hours.length > 0) await db.query.insertInto('opening_hours').values(hours).execute();
  const policies = facts.policies.map((fact, ordinal) => ({
    ...common(fact, ordinal),
    id: makeId('pol'),
    topic: fact.topic,
    text: JSON.stringify(fact.text),
    amount_minor: fact.amount?.minor ?? null,
    currency: fact.amount?.currency ?? null,
    state: fact.state,
  }));
  for (const group of slices(policies, 200)) await db.query.insertInto('policy').values(group).execute();
}

/** Every fact of the tenant that has not expired, as stored. */
export async function loadFacts(db: TenantDb): Promise<FactSet> {
  const [items, branches, hours, policies] = [
    await db.query.selectFrom('item').selectAll().where('state', '<>', 'expired').orderBy('source_id').orderBy('ordinal').execute(),
    await db.query.selectFrom('branch').selectAll().where('state', '<>', 'expired').orderBy('source_id').orderBy('ordinal').execute(),
    await db.query
      .selectFrom('opening_hours')
      .selectAll()
      // A driver reads a date as an instant of its own zone; the calendar needs the day as written.
      .select([sql<string | null>`valid_from::text`.as('from_date'), sql<string | null>`valid_to::text`.as('to_date')])
      .where('state', '<>', 'expired')
      .orderBy('source_id')
      .orderBy('ordinal')
      .execute(),
    await db.query.selectFrom('policy').selectAll().where('state', '<>', 'expired').orderBy('source_id').orderBy('ordinal').execute(),
  ];
  return {
    items: items.map((row) => ({
      id: row.id,
      name: row.name,
      section: row.section,
      description: row.description,
      aliases: row.aliases,
      price: row.price_minor === null || row.currency === null ? null : { minor: row.price_minor, currency: row.currency },
      variants: row.variants,
      calories: row.calories,
      dietTags: row.diet_tags as FactSet['items'][number]['dietTags'],
      allergens: row.allergens as FactSet['items'][number]['allergens'],
      allergensConfirmed: row.allergens_confirmed,
      available: row.available,
      state: row.state,
      span: spanOf(row),
    })),
    branches: mergeBranches(
      branches.map((row) => ({
        id: row.id,
        name: row.name,
        address: row.address,
        city: row.city,
        phone: row.phone,
        mapUrl: row.map_url,
        timeZone: row.time_zone,
        state: row.state,
        span: spanOf(row),
      })),
    ),
    hours: hours.map((row) => ({
      id: row.id,
      branchId: row.branch_id,
      branchName: row.branch_name,
      weekdays: row.weekdays,
      opens: row.opens,
      closes: row.closes,
      season: row.season,
      validFrom: row.from_date,
      validTo: row.to_date,
      state: row.state,
      span: spanOf(row),
    })),
    policies: policies.map((row) => ({
      id: row.id,
      topic: row.topic as FactSet['policies'][number]['topic'],
      text: row.text,
      amount: row.amount_minor === null || row.currency === null ? null : { minor: row.amount_minor, currency: row.currency },
      state: row.state,
      span: spanOf(row),
    })),
  };
}

function spanOf(row: { source_id: string; document_id: string; page: number | null; span_start: number; span_end: number }): SourceSpan {
  return { sourceId: row.source_id, documentId: row.document_id, page: row.page, start: row.span_start, end: row.span_end };
}

/** pgvector's text form. Seven digits are more than half precision keeps. */
export function toHalfvec(vector: Float32Array): string {
  return `[${Array.from(vector, (value) => value.toPrecision(7)).join(',')}]`;
}

function clean(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\uFFFD');
}

function slices<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) => list.slice(index * size, (index + 1) * size));
}
