import type { Database, TenantDb } from '../../platform/db/index.ts';
import type { TenantId } from '../../platform/ids.ts';
import type { FileStorage } from '../../platform/storage/file-storage.ts';
import { dropPictures } from './sources/pictures/picture-store.ts';
import { dropReading } from './sources/readings.ts';
import { bumpKnowledge, findSource } from './store.ts';

/** Removes a source with its document, passages, vectors, facts and file; `record` runs in the same transaction. @throws source.not_found */
export async function removeSource(
  deps: { database: Database; storage: FileStorage },
  tenantId: TenantId,
  id: string,
  record: (db: TenantDb, name: string) => Promise<void> = async () => {},
): Promise<void> {
  const { keys, source } = await deps.database.withTenant(tenantId, async (db) => {
    const found = await findSource(db, id);
    const versions = await db.query.selectFrom('source_version').select('storage_key').where('source_id', '=', id).execute();
    await db.query.deleteFrom('source').where('id', '=', id).execute();
    await db.query
      .insertInto('event')
      .values({ kind: 'source.removed', conversation_id: null, payload: JSON.stringify({ id }) })
      .execute();
    await bumpKnowledge(db);
    await record(db, found.name);
    return { source: found, keys: [found, ...versions].map((version) => version.storage_key) };
  });
  await dropReading(deps.storage, tenantId, id);
  await dropPictures(deps.storage, tenantId, source);
  // A page of the web has no file.
  for (const key of keys) if (key !== '') await deps.storage.remove(tenantId, key);
}
