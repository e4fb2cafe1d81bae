import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/db/index.ts';
import type { TenantId } from '../../../platform/ids.ts';
import type { FileStorage } from '../../../platform/storage/file-storage.ts';
import type { Log } from '../../../platform/telemetry/log.ts';
import { tenantEntries } from './export-entries.ts';
import { LEFT_OUT } from './export-tables.ts';
import { writeZip } from './write-zip.ts';

export interface ExportDeps {
  database: Database;
  storage: FileStorage;
  clock: Clock;
  log: Log;
}

export const KEPT_DAYS = 7;
const DAY_MS = 86_400_000;

/** Writes the file of an export that waits; a failure stands on the export with its code. Running it again is safe. */
export async function runExport(deps: ExportDeps, tenantId: TenantId, exportId: string, signal: AbortSignal): Promise<void> {
  const { database, storage, clock, log } = deps;
  if (!(await move(database, tenantId, exportId, ['queued', 'running'], { state: 'running' }))) return;
  const startedAt = clock.now().toISOString();
  const counts: Record<string, number> = {};
  try {
    const zip = writeZip(tenantEntries(deps, tenantId, counts), (files) => ({
      format: 'wafaa-export-1',
      tenant: tenantId,
      startedAt,
      finishedAt: clock.now().toISOString(),
      leftOut: LEFT_OUT,
      rows: counts,
      files,
    }));
    const { key, sizeBytes } = await storage.putStream(tenantId, 'exports', exportId, endedBy(zip, signal));
    const expiresAt = new Date(clock.now().getTime() + KEPT_DAYS * DAY_MS);
    const stored = await move(database, tenantId, exportId, ['running'], {
      state: 'ready',
      storage_key: key,
      size_bytes: sizeBytes,
      expires_at: expiresAt,
    });
    // A contact was erased while it was written, or it was given up: what it holds is not to be had.
    if (!stored) await storage.remove(tenantId, key);
  } catch (error) {
    log.error({ err: error, tenantId, exportId }, 'export failed');
    await move(database, tenantId, exportId, ['running'], { state: 'failed', failure_code: 'export.failed' });
  }
}

type Change = {
  state: 'running' | 'ready' | 'failed';
  storage_key?: string;
  size_bytes?: number;
  expires_at?: Date;
  failure_code?: string;
};

async function move(database: Database, tenantId: TenantId, id: string, from: ('queued' | 'running')[], change: Change): Promise<boolean> {
  const moved = await database.withTenant(tenantId, (db) =>
    db.query.updateTable('data_export').set(change).where('id', '=', id).where('state', 'in', from).returning('id').executeTakeFirst(),
  );
  return moved !== undefined;
}

async function* endedBy(content: AsyncIterable<Uint8Array>, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  for await (const part of content) {
    signal.throwIfAborted();
    yield part;
  }
}
