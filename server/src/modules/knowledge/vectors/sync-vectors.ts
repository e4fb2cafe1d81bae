import type { Database, TenantDb } from '../../../platform/db/index.ts';
import type { TenantId } from '../../../platform/ids.ts';
import { slices } from '../slices.ts';
import { fromHalfvec } from './pgvector/create-pgvector-store.ts';
import { copiesThere, forgetCopies, markGoing, markThere, wantedCopies } from './vector-copies.ts';
import type { ChunkCopy, VectorRow, VectorStore } from './vector-store.ts';

export interface SyncReport {
  /** Chunks whose vectors went out, and those whose vectors were taken away. */
  sent: number;
  removed: number;
}

const CHUNKS_AT_ONCE = 50;

/**
 * Brings a store outside to what the database holds, by what is known to be there (`vector_copy`). Safe to run again, and at the same time as
 * another: what is sent is noted before, and a chunk that goes while its vectors travel is taken away again.
 */
export async function syncVectors(
  { database, vectors }: { database: Database; vectors: VectorStore },
  tenantId: TenantId,
  signal?: AbortSignal,
): Promise<SyncReport> {
  const report: SyncReport = { sent: 0, removed: 0 };
  if (!vectors.outside) return report;
  const { wanted, there } = await database.withTenant(tenantId, async (db) => ({
    wanted: await wantedCopies(db),
    there: await copiesThere(db, vectors.name),
  }));
  const gone = [...there].filter(([key, copy]) => !sameCopy(copy, wanted.get(key))).map(([, copy]) => copy);
  for (const group of slices(gone, CHUNKS_AT_ONCE)) {
    signal?.throwIfAborted();
    await vectors.remove(tenantId, { chunks: group });
    await database.withTenant(tenantId, (db) => forgetCopies(db, vectors.name, group));
    report.removed += group.length;
  }
  const missing = [...wanted]
    .filter(([key, copy]) => there.get(key)?.state !== 'there' || !sameCopy(copy, there.get(key)))
    .map(([, copy]) => copy);
  for (const group of slices(missing, CHUNKS_AT_ONCE)) {
    signal?.throwIfAborted();
    const rows = await database.withTenant(tenantId, async (db) => {
      await markGoing(db, vectors.name, group);
      return readRows(db, group);
    });
    await vectors.upsert(tenantId, rows);
    const standing = await database.withTenant(tenantId, (db) => markThere(db, vectors.name, group));
    const overtaken = group.filter((copy) => !standing.has(copy.chunkId));
    if (overtaken.length > 0) {
      await vectors.remove(tenantId, { chunks: overtaken });
      await database.withTenant(tenantId, (db) => forgetCopies(db, vectors.name, overtaken));
    }
    report.sent += group.length - overtaken.length;
  }
  return report;
}

function sameCopy(one: ChunkCopy, other: ChunkCopy | undefined): boolean {
  return other !== undefined && one.sentences === other.sentences && one.version === other.version && one.sourceId === other.sourceId;
}

async function readRows(db: TenantDb, copies: readonly ChunkCopy[]): Promise<VectorRow[]> {
  const byChunk = new Map(copies.map((copy) => [`${copy.space} ${copy.chunkId}`, copy]));
  const rows = await db.query
    .selectFrom('chunk_vector')
    .select(['space', 'chunk_id', 'sentence', 'embedding'])
    .where(
      'chunk_id',
      'in',
      copies.map(({ chunkId }) => chunkId),
    )
    .execute();
  return rows.flatMap(({ space, chunk_id: chunkId, sentence, embedding }): VectorRow[] => {
    const copy = byChunk.get(`${space} ${chunkId}`);
    return copy ? [{ sourceId: copy.sourceId, version: copy.version, chunkId, space, sentence, embedding: fromHalfvec(embedding) }] : [];
  });
}
