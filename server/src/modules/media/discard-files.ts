import type { Database } from '../../platform/db/index.ts';
import { mintTenantId, type TenantId } from '../../platform/ids.ts';
import type { FileStorage } from '../../platform/storage/file-storage.ts';

interface Deps {
  database: Database;
  storage: FileStorage;
}

/** Longer than any fetch: one that was under way when its file was discarded may have written it since. */
const LOOK_AGAIN_MS = 900_000;
const AT_ONCE = 500;
const RETIRED_AT_ONCE = 2_000;

/** Removes the tenant's files that no row names any more. Each is removed at once, and looked for again later. @returns keys that resisted */
export async function discardFiles({ database, storage }: Deps, tenantId: TenantId): Promise<string[]> {
  const resisted: string[] = [];
  for (let last = ''; ; ) {
    const files = await database.withTenant(tenantId, (db) =>
      db.query
        .selectFrom('discarded_file')
        .select(['storage_key', 'discarded_at'])
        .where('storage_key', '>', last)
        .orderBy('storage_key')
        .limit(AT_ONCE)
        .execute(),
    );
    const over: string[] = [];
    for (const { storage_key: key, discarded_at: at } of files) {
      try {
        await storage.remove(tenantId, key);
        if (at.getTime() < Date.now() - LOOK_AGAIN_MS) over.push(key);
      } catch {
        resisted.push(key);
      }
    }
    if (over.length > 0)
      await database.withTenant(tenantId, (db) => db.query.deleteFrom('discarded_file').where('storage_key', 'in', over).execute());
    last = files.at(-1)?.storage_key ?? '';
    if (files.length < AT_ONCE) return resisted;
  }
}

/** For the scheduler: lets files go that were kept for `keptDays` (0: for ever), and removes what was discarded in any tenant. @throws Error when some resist */
export async function tidyMedia(deps: Deps, keptDays: number): Promise<void> {
  const { system } = deps.database;
  if (keptDays > 0) while ((await system.call('media_retire', keptDays, RETIRED_AT_ONCE)) === RETIRED_AT_ONCE);
  let resisted = 0;
  for (const id of await system.call('media_discarding')) resisted += (await discardFiles(deps, mintTenantId(id))).length;
  // Their rows stay, so that they are tried again.
  if (resisted > 0) throw new Error(`${resisted} discarded files could not be removed`);
}
