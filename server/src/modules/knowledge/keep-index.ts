import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { zstdCompress, zstdDecompress } from 'node:zlib';
import type { Database, TenantDb } from '../../platform/db/index.ts';
import type { TenantId } from '../../platform/ids.ts';
import { type IndexBuilder, type IndexChunk, indexBuild, type IndexFields, packFields, unpackFields } from './retrieval/index.ts';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);
/** Fewer are indexed in less time than a kept index is fetched. */
const WORTH_KEEPING = 150;

/** Which passages, in which order and with which words, and what they were indexed by. An index of another print is of no use. */
export function printOf(chunks: readonly IndexChunk[]): string {
  const hash = createHash('sha256').update(indexBuild());
  for (const { id, heading, text } of chunks) hash.update(`\u0000${id}\u0001${heading ?? ''}\u0001${text}`);
  return hash.digest('hex');
}

/** The kept index of these passages, still packed; null when there is none. */
export async function readKeptIndex(db: TenantDb, chunks: readonly IndexChunk[], print: string): Promise<Buffer | null> {
  if (chunks.length < WORTH_KEEPING) return null;
  const row = await db.query.selectFrom('passage_index').select('fields').where('print', '=', print).executeTakeFirst();
  return row?.fields ?? null;
}

/** Opens what was kept, or builds and keeps it. Outside of any transaction: building takes its time. */
export async function openIndex(
  deps: { database: Database; builder: IndexBuilder },
  tenantId: TenantId,
  { chunks, print, packed }: { chunks: readonly IndexChunk[]; print: string; packed: Buffer | null },
): Promise<IndexFields> {
  if (packed) {
    try {
      return unpackFields(await decompress(packed));
    } catch {
      // Cut or written by something else: it is built anew and takes the place of that one.
    }
  }
  const fields = await deps.builder.build(chunks);
  if (chunks.length >= WORTH_KEEPING) await keepIndex(deps.database, tenantId, print, fields);
  return fields;
}

/** A tenant whose index cannot be kept (it is being erased, or the disk is full) is still answered. */
async function keepIndex(database: Database, tenantId: TenantId, print: string, fields: IndexFields): Promise<void> {
  const packed = await compress(packFields(fields));
  await database
    .withTenant(tenantId, (db) =>
      db.query
        .insertInto('passage_index')
        .values({ print, fields: packed })
        .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet({ print, fields: packed, built_at: new Date() }))
        .execute(),
    )
    .catch(() => {});
}
