import type { TenantDb } from '../../../platform/db/index.ts';
import type { ChunkCopy, VectorStoreName } from './vector-store.ts';

// What the database wants to be outside, and what it knows to be there.

export interface KnownCopy extends ChunkCopy {
  state: 'going' | 'there';
}

export const keyOf = ({ space, chunkId }: Pick<ChunkCopy, 'space' | 'chunkId'>): string => `${space} ${chunkId}`;

export async function wantedCopies(db: TenantDb): Promise<Map<string, ChunkCopy>> {
  const rows = await db.sql<{ space: string; chunk_id: string; source_id: string; document_id: string; sentences: number }>(
    `select v.space, v.chunk_id, c.source_id, c.document_id, count(*)::int as sentences from chunk_vector v join chunk c on c.id = v.chunk_id
     where v.tenant_id = $1 and c.tenant_id = $1 group by v.space, v.chunk_id, c.source_id, c.document_id`,
    [db.tenantId],
  );
  return byKey(
    rows.map(({ space, chunk_id: chunkId, source_id: sourceId, document_id: version, sentences }) => ({
      ...{ space, chunkId, sourceId, version, sentences },
    })),
  );
}

export async function copiesThere(db: TenantDb, store: VectorStoreName): Promise<Map<string, KnownCopy>> {
  const rows = await db.query
    .selectFrom('vector_copy')
    .select(['space', 'chunk_id as chunkId', 'source_id as sourceId', 'version', 'sentences', 'state'])
    .where('store', '=', store)
    .execute();
  return byKey(rows);
}

export async function markGoing(db: TenantDb, store: VectorStoreName, copies: readonly ChunkCopy[]): Promise<void> {
  if (copies.length === 0) return;
  await db.query
    .insertInto('vector_copy')
    .values(
      copies.map(({ space, chunkId, sourceId, version, sentences }) => ({
        ...{ store, space, chunk_id: chunkId, source_id: sourceId, version, sentences, state: 'going' as const },
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'store', 'space', 'chunk_id']).doUpdateSet((row) => ({
        source_id: row.ref('excluded.source_id'),
        version: row.ref('excluded.version'),
        sentences: row.ref('excluded.sentences'),
        state: 'going' as const,
        changed_at: new Date(),
      })),
    )
    .execute();
}

/** @returns the chunks that still stand: another one may have gone while its vectors travelled */
export async function markThere(db: TenantDb, store: VectorStoreName, copies: readonly ChunkCopy[]): Promise<Set<string>> {
  const ids = copies.map(({ chunkId }) => chunkId);
  const standing = new Set((await db.query.selectFrom('chunk').select('id').where('id', 'in', ids).execute()).map(({ id }) => id));
  const marked = new Set<string>();
  for (const { space, chunkId } of copies) {
    if (!standing.has(chunkId)) continue;
    const { numUpdatedRows } = await db.query
      .updateTable('vector_copy')
      .set({ state: 'there', changed_at: new Date() })
      .where('store', '=', store)
      .where('space', '=', space)
      .where('chunk_id', '=', chunkId)
      .executeTakeFirst();
    if (numUpdatedRows > 0n) marked.add(chunkId);
  }
  return marked;
}

export async function forgetCopies(
  db: TenantDb,
  store: VectorStoreName,
  copies: readonly Pick<ChunkCopy, 'space' | 'chunkId'>[],
): Promise<void> {
  for (const { space, chunkId } of copies)
    await db.query
      .deleteFrom('vector_copy')
      .where('store', '=', store)
      .where('space', '=', space)
      .where('chunk_id', '=', chunkId)
      .execute();
}

function byKey<T extends ChunkCopy>(copies: readonly T[]): Map<string, T> {
  return new Map(copies.map((copy) => [keyOf(copy), copy]));
}
