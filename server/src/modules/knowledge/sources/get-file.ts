import type { Database, TenantDb } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import type { TenantId } from '../../../platform/ids.ts';
import type { FileStorage } from '../../../platform/storage/file-storage.ts';
import { findSource } from '../store.ts';

interface Deps {
  database: Database;
  storage: FileStorage;
}
interface Given {
  name: string;
  mime: string;
  content: AsyncIterable<Uint8Array>;
}

/** The live version's file, as a download that no browser shows: it came from anybody. @throws source.not_found, source.not_a_file, source.file_gone */
export async function getFile({ database, storage }: Deps, tenantId: TenantId, id: string): Promise<Given> {
  return open(storage, tenantId, await database.withTenant(tenantId, (db) => fileOf(db, id)));
}

/** @throws as `getFile`, and source.version_not_found */
export async function getVersionFile({ database, storage }: Deps, tenantId: TenantId, id: string, version: number): Promise<Given> {
  const file = await database.withTenant(tenantId, async (db) => {
    const live = await fileOf(db, id);
    if (live.version === version) return live;
    const row = await db.query
      .selectFrom('source_version')
      .select(['name', 'storage_key'])
      .where('source_id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    if (!row) throw new AppError('source.version_not_found', { id, version });
    return row;
  });
  return open(storage, tenantId, file);
}

async function fileOf(db: TenantDb, id: string): Promise<{ name: string; storage_key: string; version: number }> {
  const source = await findSource(db, id);
  if (source.origin === 'web') throw new AppError('source.not_a_file', { id });
  return source;
}

async function open(storage: FileStorage, tenantId: TenantId, file: { name: string; storage_key: string }): Promise<Given> {
  try {
    return { name: file.name, mime: 'application/octet-stream', content: await storage.getStream(tenantId, file.storage_key) };
  } catch (error) {
    throw new AppError('source.file_gone', {}, { cause: error });
  }
}
