import { z } from 'zod';
import type { Database, TenantDb } from '../../platform/db/index.ts';
import { mintTenantId, type TenantId } from '../../platform/ids.ts';
import type { JobDefinition, Jobs } from '../../platform/jobs/jobs.ts';
import type { Log } from '../../platform/telemetry/log.ts';
import { isActive } from '../tenancy/index.ts';
import type { Embedder } from './embedder.ts';
import type { KnowledgeLoader } from './load-knowledge.ts';
import { dropOtherSpaces, embedMissing } from './vectors/embed-missing.ts';
import { reconcileVectors } from './vectors/reconcile-vectors.ts';
import { syncVectors } from './vectors/sync-vectors.ts';
import { type VectorStore, VectorStoreError } from './vectors/vector-store.ts';

/** Makes ready what questions are answered from, after knowledge changed. Tried again for as long as the store outside is away. */
export const prepareKnowledgeJob: JobDefinition<{ reconcile: boolean }> = {
  name: 'knowledge.prepare',
  input: z.object({ reconcile: z.boolean() }),
  attempts: 8,
  timeoutMs: 900_000,
  concurrency: 1,
};

export interface PrepareDeps {
  database: Database;
  knowledge: KnowledgeLoader;
  embedder: Embedder | null;
  vectors: VectorStore;
  log: Log;
}

/** A store outside is compared with the database this often, and vectors of models before are dropped; in between, what is known is enough. */
const RECONCILE_EVERY_MS = 86_400_000;

/**
 * Indexes the passages, makes vectors that are missing, and brings a store outside to what the database holds. The version is read first: what
 * changes meanwhile is another job's.
 */
export async function prepareKnowledge(deps: PrepareDeps, tenantId: TenantId, reconcile: boolean, signal?: AbortSignal): Promise<void> {
  const { database, embedder, vectors, log } = deps;
  const version = await database.withTenant(tenantId, async (db) => ((await isActive(db)) ? versionOf(db) : null));
  if (version === null) return;
  const key = syncKey(vectors, embedder);
  try {
    await deps.knowledge.load(tenantId, version);
    const embedded = embedder ? await embedMissing({ database, embedder }, tenantId, signal) : 0;
    if (embedder && reconcile) await dropOtherSpaces({ database, embedder }, tenantId);
    const report = await (reconcile ? reconcileVectors(deps, tenantId, signal) : syncVectors(deps, tenantId, signal));
    await database.withTenant(tenantId, (db) =>
      noteSync(db, key, { synced_version: version, synced_at: new Date(), failure: null, failed_at: null }),
    );
    if (embedded > 0 || report.sent > 0 || report.removed > 0)
      log.info({ tenantId, embedded, store: vectors.name, ...report }, 'vectors in step');
  } catch (error) {
    const failure = error instanceof VectorStoreError ? error.failure : 'failed';
    await database.withTenant(tenantId, (db) => noteSync(db, key, { failure, failed_at: new Date() })).catch(() => {});
    log.warn({ err: error, tenantId, store: vectors.name }, 'vectors are not in step; tried again');
    throw error;
  }
}

/** Watchdog: tenants whose last change nobody made ready, and those whose store outside was not compared for a day. */
export async function queueUnprepared(deps: {
  database: Database;
  jobs: Jobs;
  vectors: VectorStore;
  embedder: Embedder | null;
}): Promise<number> {
  const key = syncKey(deps.vectors, deps.embedder);
  let found = 0;
  for (const id of await deps.database.system.listTenants()) {
    const tenantId = mintTenantId(id);
    const due = await deps.database.withTenant(tenantId, async (db) => {
      if (!(await isActive(db))) return null;
      const rows = await db.query.selectFrom('vector_sync').select(['store', 'synced_version', 'reconciled_at']).execute();
      const synced = Number(rows.find(({ store }) => store === key)?.synced_version ?? 0);
      const compared = rows.find(({ store }) => store === deps.vectors.name)?.reconciled_at?.getTime() ?? 0;
      const reconcile = Date.now() - compared > RECONCILE_EVERY_MS;
      return synced < (await versionOf(db)) || reconcile ? { reconcile } : null;
    });
    if (!due) continue;
    await deps.jobs.send(prepareKnowledgeJob, tenantId, due, 'prepare');
    found += 1;
  }
  return found;
}

async function versionOf(db: TenantDb): Promise<number> {
  return Number((await db.query.selectFrom('tenant').select('knowledge_version').executeTakeFirstOrThrow()).knowledge_version);
}

/** Another model's vectors are another thing to be in step with. */
function syncKey(vectors: VectorStore, embedder: Embedder | null): string {
  return `${vectors.name} ${embedder?.space ?? 'none'}`;
}

async function noteSync(
  db: TenantDb,
  store: string,
  change: { synced_version?: number; synced_at?: Date; failure: string | null; failed_at: Date | null },
): Promise<void> {
  await db.query
    .insertInto('vector_sync')
    .values({ store, ...change })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'store']).doUpdateSet(change))
    .execute();
}
