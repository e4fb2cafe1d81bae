import type { Database } from '../../../platform/db/index.ts';
import { mintTenantId } from '../../../platform/ids.ts';
import type { Jobs } from '../../../platform/jobs/jobs.ts';
import { isActive } from '../../tenancy/index.ts';
import { processSourceJob } from '../jobs.ts';

/** Pages and sites whose time has come are visited again. @returns how many */
export async function queueDueSyncs(database: Database, jobs: Jobs, now: Date): Promise<number> {
  let found = 0;
  for (const id of await database.system.listTenants()) {
    const tenantId = mintTenantId(id);
    const due = await database.withTenant(tenantId, async (db) => {
      if (!(await isActive(db))) return [];
      return db.sql<{ id: string }>(
        `select id from source where tenant_id = $1 and sync_hours is not null and state in ('live', 'failed')
           and coalesce(synced_at, created_at) + make_interval(hours => sync_hours) <= $2`,
        [tenantId, now],
      );
    });
    for (const source of due) await jobs.send(processSourceJob, tenantId, { sourceId: source.id }, source.id);
    found += due.length;
  }
  return found;
}
