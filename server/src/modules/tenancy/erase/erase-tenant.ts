import type { Cache } from '../../../platform/cache/cache.ts';
import type { Database } from '../../../platform/db/index.ts';
import { mintTenantId, type TenantId } from '../../../platform/ids.ts';
import type { Jobs } from '../../../platform/jobs/jobs.ts';
import type { FileStorage } from '../../../platform/storage/file-storage.ts';
import type { Log } from '../../../platform/telemetry/log.ts';
import { type JournalScope, redactCopies, redactDeliveries } from './redact-journal.ts';

export interface EraseDeps {
  database: Database;
  storage: FileStorage;
  cache: Cache;
  jobs: Jobs;
  /** What is made of the tenant's documents, in the database or outside of it. */
  vectors: { erase(tenantId: TenantId): Promise<void> };
  log: Log;
  /** After the commit: processes drop what they keep in memory (`TENANT_ERASED`), and nobody of the tenant is let in any more. */
  onErased: (tenantId: string) => void;
}

/** Rows removed in one transaction: short enough that nobody waits for it. */
const ROWS_AT_ONCE = 2_000;
const EVENTS_AT_ONCE = 500;
/** Topic of the bus. */
export const TENANT_ERASED = 'tenant-erased';

/**
 * Removes everything of a tenant whose grace is over, from every store, in steps that are each whole: a death half-way is gone on from by the
 * next run, and the tenant's own row, which says that it is to be erased, goes last.
 * @throws Error when the tenant is not due
 */
export async function eraseTenant(deps: EraseDeps, tenantId: TenantId): Promise<void> {
  const { system } = deps.database;
  const { counts, keys } = await system.call('erase_begin', tenantId);
  await eraseJournal(deps.database, tenantId, { identifiers: new Set(keys), within: null });
  const people = await system.call('erase_people', tenantId);
  while ((await system.call('erase_rows', tenantId, ROWS_AT_ONCE)) !== null);
  await eraseOutside(deps, tenantId);
  await system.call('erase_finish', tenantId, JSON.stringify({ ...counts, people }));
  // A job that ran while its rows went may have left a file or a value behind; without the tenant's row nothing can be added from here on.
  await eraseOutside(deps, tenantId);
  deps.onErased(tenantId);
  deps.log.info({ tenantId, counts }, 'tenant erased');
}

async function eraseJournal({ system }: Database, tenantId: TenantId, scope: JournalScope): Promise<void> {
  let [account, key] = ['', ''];
  for (;;) {
    const page = await system.call('erase_deliveries', tenantId, account, key, EVENTS_AT_ONCE);
    await redactDeliveries(system, page.ids, scope);
    if (!page.last) break;
    [account, key] = page.last;
  }
  await redactCopies(system, scope);
}

async function eraseOutside({ storage, jobs, cache, vectors }: EraseDeps, tenantId: TenantId): Promise<void> {
  await vectors.erase(tenantId);
  await storage.removeAll(tenantId);
  await jobs.removeAll(tenantId);
  await cache.forTenant(tenantId).removeAll();
}

/** For the scheduler: every tenant whose grace is over. One that cannot be erased now is tried again, and does not hold up the others. */
export async function runDueErases(deps: EraseDeps): Promise<number> {
  let erased = 0;
  for (const id of await deps.database.system.listDueErases()) {
    try {
      await eraseTenant(deps, mintTenantId(id));
      erased += 1;
    } catch (error) {
      deps.log.error({ err: error, tenantId: id }, 'erase failed');
    }
  }
  return erased;
}
