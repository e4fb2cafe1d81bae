import type { Database } from '../../../../platform/db/index.ts';
import { mintTenantId, type TenantId } from '../../../../platform/ids.ts';
import type { FileStorage } from '../../../../platform/storage/file-storage.ts';
import { isActive } from '../../../tenancy/index.ts';
import { finishUpload } from './finish-upload.ts';
import type { UploadDeps } from './serve-upload.ts';
import { AREA, removeUploadFile, type UploadRow } from './upload-row.ts';

/** An upload that is whole waits this long for its own last call to finish it. */
const SETTLES_MS = 60_000;

/**
 * Gives up what nobody went on with, forgets what is over since a day, and finishes what is whole but lost its last call. One that fails waits for
 * the next time. @returns how many of each
 */
export async function sweepUploads(
  deps: Omit<UploadDeps, 'maxBytes'> & { onProblem: (error: unknown) => void },
): Promise<{ removed: number; finished: number }> {
  const swept = { removed: 0, finished: 0 };
  for (const id of await deps.database.system.listTenants()) {
    const tenantId = mintTenantId(id);
    const rows = await rowsOf(deps.database, tenantId, deps.clock.now());
    for (const row of rows) {
      try {
        if (row.expires_at <= deps.clock.now()) swept.removed += await remove(deps, tenantId, row);
        else if (await isWhole(deps.storage, tenantId, row)) {
          await finishUpload(deps, tenantId, row, auditOf(row));
          swept.finished += 1;
        }
      } catch (error) {
        deps.onProblem(error);
      }
    }
  }
  return swept;
}

/** Those that are over, and open ones that have been here for a while. */
function rowsOf(database: Database, tenantId: TenantId, now: Date): Promise<UploadRow[]> {
  return database.withTenant(tenantId, async (db) => {
    const rows = await db.query
      .selectFrom('source_upload')
      .selectAll()
      .where((where) =>
        where.or([
          where('expires_at', '<=', now),
          where.and([where('state', '=', 'open'), where('created_at', '<=', new Date(now.getTime() - SETTLES_MS))]),
        ]),
      )
      .execute();
    // A tenant that rests goes on later; what expired meanwhile expires.
    return (await isActive(db)) ? rows : rows.filter((row) => row.expires_at <= now);
  });
}

async function remove(deps: { database: Database; storage: FileStorage }, tenantId: TenantId, row: UploadRow): Promise<number> {
  await removeUploadFile(deps.storage, tenantId, row.id);
  await deps.database.withTenant(tenantId, (db) => db.query.deleteFrom('source_upload').where('id', '=', row.id).execute());
  return 1;
}

async function isWhole(storage: FileStorage, tenantId: TenantId, row: UploadRow): Promise<boolean> {
  const size = await storage.sizeOf(tenantId, storage.keyOf(tenantId, AREA, row.id));
  return size === Number(row.size_bytes);
}

const auditOf = (row: UploadRow) => ({
  ...{ action: 'source.added', actor: row.actor, reason: null },
  ...{ address: null, device: null, requestId: null },
});
