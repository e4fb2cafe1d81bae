import { z } from 'zod';
import type { Database } from '../../platform/db/index.ts';
import { mintTenantId } from '../../platform/ids.ts';
import type { JobDefinition, Jobs } from '../../platform/jobs/jobs.ts';
import { isActive } from '../tenancy/index.ts';

/** Reads one uploaded document. Idempotent: it replaces what the source said before. */
export const processSourceJob: JobDefinition<{ sourceId: string }> = {
  name: 'source.process',
  input: z.object({ sourceId: z.string() }),
  attempts: 3,
  // Recognition of a long scan takes this long at most; a source that shows no progress meanwhile is found by the watchdog.
  timeoutMs: 700_000,
  concurrency: 2,
};

const STALE_MS = 240_000;

/** Watchdog: a source whose job was lost (a death between the row and the queue, or in the middle of a stage) is queued again. */
export async function requeueStaleSources(database: Database, jobs: Jobs): Promise<number> {
  let found = 0;
  for (const id of await database.system.listTenants()) {
    const tenantId = mintTenantId(id);
    const stale = await database.withTenant(tenantId, async (db) => {
      // A tenant that rests has its documents read when it goes on.
      if (!(await isActive(db))) return [];
      return db.sql<{ id: string }>(
        `select id from source where tenant_id = $1 and state in ('queued', 'reading', 'structuring', 'indexing', 'testing') and updated_at < $2
         union select source_id from source_version where tenant_id = $1 and state = 'waiting' and created_at < $2`,
        [tenantId, new Date(Date.now() - STALE_MS)],
      );
    });
    for (const source of stale) await jobs.send(processSourceJob, tenantId, { sourceId: source.id }, source.id);
    found += stale.length;
  }
  return found;
}
