import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { zstdCompress, zstdDecompress } from 'node:zlib';
import type { Database, TenantDb } from '../../platform/db/index.ts';
import type { TenantId } from '../../platform/ids.ts';
import { type IndexBuilder, type IndexChunk, indexBuild, type IndexFields, packFields, unpackFields } from './retrieval/index.ts';
import { slices } from './slices.ts';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);
/** Fewer are indexed in less time than a kept index is fetched. */
const WORTH_KEEPING = 150;
const PRINTED_AT_ONCE = 32;
const PIECE_BYTES = 32_768;
/** Before the compressed bytes: how many they come to, so that they come out in one part of just that size. */
const LENGTH_BYTES = 4;
const MOST_BYTES = 1024 * 1024 * 1024;

/** Which passages, in which order and with which words, and what they were indexed by. An index of another print is of no use. */
export function printOf(chunks: readonly IndexChunk[]): string {
  const hash = createHash('sha256').update(indexBuild());
  // Some at a time: a call of the hash costs more than one passage is, and one long text of all of them is litter that stops everybody to be swept.
  for (const group of slices(chunks, PRINTED_AT_ONCE))
    hash.update(group.map(({ id, heading, text }) => `\u0000${id}\u0001${heading ?? ''}\u0001${text}`).join(''));
  return hash.digest('hex');
}

/** The kept index of these passages, still packed; null when there is none. */
export async function readKeptIndex(db: TenantDb, chunks: readonly IndexChunk[], print: string): Promise<Buffer | null> {
  if (chunks.length < WORTH_KEEPING) return null;
  // In pieces, for the same reason: bytes come as text twice their length.
  const pieces = await db.sql<{ piece: Buffer }>(
    `select substr(i.fields, 1 + n * $3, $3) as piece
     from passage_index i cross join lateral generate_series(0, (length(i.fields) - 1) / $3) n where i.tenant_id = $1 and i.print = $2 order by n`,
    [db.tenantId, print, PIECE_BYTES],
  );
  return pieces.length === 0 ? null : Buffer.concat(pieces.map(({ piece }) => piece));
}

/** Opens what was kept, or builds and keeps it. Outside of any transaction: building takes its time. */
export async function openIndex(
  deps: { database: Database; builder: IndexBuilder },
  tenantId: TenantId,
  { chunks, print, packed }: { chunks: readonly IndexChunk[]; print: string; packed: Buffer | null },
): Promise<IndexFields> {
  if (packed) {
    try {
      const length = packed.readUInt32LE();
      if (length > MOST_BYTES) throw new RangeError('the kept index is not ours');
      return unpackFields(await decompress(packed.subarray(LENGTH_BYTES), { chunkSize: Math.max(64, length) }));
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
  const bytes = packFields(fields);
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(bytes.byteLength);
  const packed = Buffer.concat([length, await compress(bytes)]);
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
