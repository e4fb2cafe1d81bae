import type { Database } from '../../../platform/db/index.ts';
import type { TenantId } from '../../../platform/ids.ts';
import { slices } from '../slices.ts';
import { type SyncReport, syncVectors } from './sync-vectors.ts';
import { copiesThere, forgetCopies, keyOf } from './vector-copies.ts';
import type { ChunkCopy, VectorStore } from './vector-store.ts';

export interface ReconcileReport extends SyncReport {
  /** Chunks that the store had lost, or held another number of sentences of. */
  lost: number;
  /** Chunks that the store held and nobody here had sent. */
  strange: number;
}

const CHUNKS_AT_ONCE = 50;

/**
 * Compares what a store outside truly holds of a tenant with what is known to be there, and mends both ways: what it lost is sent again, what
 * is not ours to be there is taken away.
 */
export async function reconcileVectors(
  deps: { database: Database; vectors: VectorStore },
  tenantId: TenantId,
  signal?: AbortSignal,
): Promise<ReconcileReport> {
  const { database, vectors } = deps;
  const report: ReconcileReport = { sent: 0, removed: 0, lost: 0, strange: 0 };
  if (vectors.outside) await mend(deps, tenantId, report, signal);
  await database.withTenant(tenantId, (db) =>
    db.query
      .insertInto('vector_sync')
      .values({ store: vectors.name, reconciled_at: new Date() })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'store']).doUpdateSet({ reconciled_at: new Date() }))
      .execute(),
  );
  return report;
}

async function mend(
  deps: { database: Database; vectors: VectorStore },
  tenantId: TenantId,
  report: ReconcileReport,
  signal?: AbortSignal,
): Promise<void> {
  const { database, vectors } = deps;
  // What is on its way right now is known before it is listed, and so is not strange.
  const held = await heldCopies(vectors, tenantId, signal);
  const known = await database.withTenant(tenantId, (db) => copiesThere(db, vectors.name));
  const lost = [...known.values()].filter((copy) => copy.state === 'there' && held.get(keyOf(copy))?.whole !== copy.sentences);
  const strange = [...held].filter(([key, copy]) => !known.has(key) || copy.version !== known.get(key)?.version).map(([, copy]) => copy);
  for (const group of slices(strange, CHUNKS_AT_ONCE)) await vectors.remove(tenantId, { chunks: group });
  for (const group of slices([...lost, ...strange], CHUNKS_AT_ONCE))
    await database.withTenant(tenantId, (db) => forgetCopies(db, vectors.name, group));
  Object.assign(report, { lost: lost.length, strange: strange.length }, await syncVectors(deps, tenantId, signal));
}

type Held = ChunkCopy & { whole: number };

/** `sentences` reaches to the last one that is there, so that removing by number leaves none; `whole` says how many there are. */
async function heldCopies(vectors: VectorStore, tenantId: TenantId, signal?: AbortSignal): Promise<Map<string, Held>> {
  const held = new Map<string, Held>();
  for await (const part of vectors.list(tenantId)) {
    signal?.throwIfAborted();
    for (const { sentence, ...chunk } of part) {
      // Readings of one chunk under two versions are two things to take away.
      const key = keyOf(chunk);
      const before = held.get(key) ?? held.get(`${key} ${chunk.version}`);
      const place = before && before.version !== chunk.version ? `${key} ${chunk.version}` : key;
      const same = held.get(place);
      held.set(place, { ...chunk, sentences: Math.max(same?.sentences ?? 0, sentence + 1), whole: (same?.whole ?? 0) + 1 });
    }
  }
  return held;
}
