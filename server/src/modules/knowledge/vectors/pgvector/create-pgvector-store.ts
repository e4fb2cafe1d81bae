import type { Database, TenantDb } from '../../../../platform/db/index.ts';
import { slices } from '../../slices.ts';
import type { HeldVector, VectorHit, VectorRow, VectorStore } from '../vector-store.ts';

const ROWS_AT_ONCE = 100;
const LISTED_AT_ONCE = 2_000;

/** Vectors beside the chunks that they belong to, in the same transactions. Exact: every vector of the tenant is looked at, and no other. */
export function createPgvectorStore(database: Database): VectorStore {
  return {
    name: 'pgvector',
    outside: false,
    upsert: (tenantId, rows) => database.withTenant(tenantId, (db) => insertVectors(db, rows)),
    remove: (tenantId, what) =>
      database.withTenant(tenantId, async (db) => {
        if ('chunks' in what) {
          for (const { chunkId, space } of what.chunks)
            await db.query.deleteFrom('chunk_vector').where('chunk_id', '=', chunkId).where('space', '=', space).execute();
          return;
        }
        const chunks = db.query
          .selectFrom('chunk')
          .select('id')
          .where('source_id', '=', what.sourceId)
          .$if(what.version !== undefined, (query) => query.where('document_id', '=', what.version ?? ''));
        await db.query.deleteFrom('chunk_vector').where('chunk_id', 'in', chunks).execute();
      }),
    search: (tenantId, { space, vector, limit }) =>
      database.withTenant(tenantId, async (db) => {
        const rows = await db.sql<VectorHit & { chunk_id: string }>(
          // Exact under the tenant's own key, whose order the groups follow.
          `select chunk_id, max(1 - (embedding <=> $3::halfvec(512)))::float8 as cosine from chunk_vector
           where tenant_id = $1 and space = $2 group by chunk_id order by cosine desc, chunk_id limit $4`,
          [tenantId, space, toHalfvec(vector), limit],
        );
        return rows.map((row) => ({ chunkId: row.chunk_id, cosine: row.cosine }));
      }),
    count: (tenantId) =>
      database.withTenant(tenantId, async (db) => {
        const [row] = await db.sql<{ n: number }>('select count(*)::int as n from chunk_vector where tenant_id = $1', [tenantId]);
        return row?.n ?? 0;
      }),
    async *list(tenantId) {
      for (let after: HeldVector | null = null; ; ) {
        const part: HeldVector[] = await database.withTenant(tenantId, (db) => listVectors(db, after));
        if (part.length > 0) yield part;
        after = part.at(-1) ?? null;
        if (part.length < LISTED_AT_ONCE) return;
      }
    },
    async erase(tenantId) {
      await database.withTenant(tenantId, (db) => db.query.deleteFrom('chunk_vector').execute());
    },
    healthy: () => database.ping(),
    close: async () => {},
  };
}

/** Within the transaction that puts the chunks there. */
export async function insertVectors(
  db: TenantDb,
  rows: readonly Pick<VectorRow, 'space' | 'chunkId' | 'sentence' | 'embedding'>[],
): Promise<void> {
  for (const group of slices(rows, ROWS_AT_ONCE))
    await db.query
      .insertInto('chunk_vector')
      .values(
        group.map(({ space, chunkId, sentence, embedding }) => ({ space, chunk_id: chunkId, sentence, embedding: toHalfvec(embedding) })),
      )
      .onConflict((conflict) =>
        conflict
          .columns(['tenant_id', 'space', 'chunk_id', 'sentence'])
          .doUpdateSet((row) => ({ embedding: row.ref('excluded.embedding') })),
      )
      .execute();
}

async function listVectors(db: TenantDb, after: HeldVector | null): Promise<HeldVector[]> {
  const rows = await db.sql<{ source_id: string; document_id: string; chunk_id: string; space: string; sentence: number }>(
    `select c.source_id, c.document_id, v.chunk_id, v.space, v.sentence from chunk_vector v join chunk c on c.id = v.chunk_id
     where v.tenant_id = $1 and c.tenant_id = $1 and (v.space, v.chunk_id, v.sentence) > ($2, $3, $4)
     order by v.space, v.chunk_id, v.sentence limit $5`,
    [db.tenantId, after?.space ?? '', after?.chunkId ?? '', after?.sentence ?? -1, LISTED_AT_ONCE],
  );
  return rows.map((row) => ({
    ...{ sourceId: row.source_id, version: row.document_id, chunkId: row.chunk_id },
    ...{ space: row.space, sentence: row.sentence },
  }));
}

/** pgvector's text form. Seven digits are more than half precision keeps. */
export function toHalfvec(vector: Float32Array): string {
  return `[${Array.from(vector, (value) => value.toPrecision(7)).join(',')}]`;
}

/** Back from the text form. */
export function fromHalfvec(text: string): Float32Array {
  return Float32Array.from(text.slice(1, -1).split(','), Number);
}
