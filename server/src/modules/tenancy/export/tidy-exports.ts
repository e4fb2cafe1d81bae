import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/db/index.ts';
import { mintTenantId } from '../../../platform/ids.ts';
import type { Jobs } from '../../../platform/jobs/jobs.ts';
import type { FileStorage } from '../../../platform/storage/file-storage.ts';
import { EXPORT_TIMEOUT_MS, exportTenantJob } from './export-job.ts';

export interface TidyDeps {
  database: Database;
  storage: FileStorage;
  jobs: Jobs;
  clock: Clock;
}

const LOST_MS = 2 * EXPORT_TIMEOUT_MS + 5 * 60_000;
const UNSENT_MS = 60_000;

/** For the scheduler: removes files whose time is over, sends again what no job was made for, gives up what a death left half-way. */
export async function tidyExports({ database, storage, jobs, clock }: TidyDeps): Promise<void> {
  const now = clock.now();
  const before = (ms: number): Date => new Date(now.getTime() - ms);
  for (const id of await database.system.listTenants()) {
    const tenantId = mintTenantId(id);
    const { over, unsent } = await database.withTenant(tenantId, async (db) => {
      await db.query
        .updateTable('data_export')
        .set({ state: 'failed', failure_code: 'export.failed' })
        .where('state', 'in', ['queued', 'running'])
        .where('created_at', '<', before(LOST_MS))
        .execute();
      return {
        over: await db.query
          .selectFrom('data_export')
          .select(['id', 'storage_key'])
          .where('state', '=', 'ready')
          .where('expires_at', '<=', now)
          .execute(),
        unsent: await db.query
          .selectFrom('data_export')
          .select('id')
          .where('state', '=', 'queued')
          .where('created_at', '<', before(UNSENT_MS))
          .execute(),
      };
    });
    for (const row of unsent) await jobs.send(exportTenantJob, tenantId, { exportId: row.id }, row.id);
    for (const row of over) {
      // The file first: a death in between leaves a row that is tried again, and never a file that nobody knows of.
      if (row.storage_key) await storage.remove(tenantId, row.storage_key);
      await database.withTenant(tenantId, (db) =>
        db.query.updateTable('data_export').set({ state: 'expired', storage_key: null }).where('id', '=', row.id).execute(),
      );
    }
  }
}
