import { createHash } from 'node:crypto';
import type { Database, TenantDb } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { makeId, type TenantId } from '../../../platform/ids.ts';
import type { FileStorage } from '../../../platform/storage/file-storage.ts';
import { type AuditSource, recordAudit } from '../../audit/index.ts';
import { assertActive, assertWithinLimit } from '../../tenancy/index.ts';
import { type AddSource, cleanName } from '../add-source.ts';
import { findSource, findSourceByHash, type SourceRow } from '../store.ts';
import { duplicateOf } from './duplicate.ts';
import { findWaiting, nextVersion } from './versions.ts';

const AT_WORK = new Set(['queued', 'reading', 'structuring', 'indexing', 'testing']);

/**
 * Puts a newer file in a document's place. What the document says now goes on being answered until the newer file is live; if it cannot be read,
 * it stays so. Reading it is the job of `source.process`. `also` runs in the same transaction.
 * @throws source.not_found, source.not_a_file, source.busy, document.empty, document.duplicate, tenant.not_active, tenant.limit_reached
 */
export async function replaceSource(
  deps: { database: Database; storage: FileStorage },
  tenantId: TenantId,
  id: string,
  input: AddSource,
  audit: AuditSource,
  also: (db: TenantDb) => Promise<void> = async () => {},
): Promise<void> {
  if (input.bytes.length === 0) throw new AppError('document.empty');
  const sha256 = createHash('sha256').update(input.bytes).digest('hex');
  const judge = async (db: TenantDb) => {
    await assertActive(db);
    const source = await findSource(db, id);
    await assertReplaceable(db, source);
    const same = await findSourceByHash(db, sha256);
    if (same) throw duplicateOf(same);
    return source;
  };
  await deps.database.withTenant(tenantId, judge);
  const versionId = makeId('ver');
  const key = await deps.storage.put(tenantId, 'versions', versionId, input.bytes);
  try {
    await deps.database.withTenant(tenantId, async (db) => {
      await assertWithinLimit(db, 'storageBytes', input.bytes.length);
      const source = await judge(db);
      const version = await nextVersion(db, source);
      await db.query
        .insertInto('source_version')
        .values({
          ...{ id: versionId, source_id: id, version, name: cleanName(input.name), mime: input.mime },
          ...{ size_bytes: input.bytes.length, sha256, storage_key: key, state: 'waiting', failure_code: null },
        })
        .execute();
      await recordAudit(db, audit, {
        target: { kind: 'source', id, label: source.name },
        before: { version: source.version },
        after: { version, bytes: input.bytes.length },
      });
      await also(db);
    });
  } catch (error) {
    await deps.storage.remove(tenantId, key);
    // Two files for one document at once: the index let one through.
    if ((error as { code?: string }).code === '23505') throw new AppError('source.busy', { id }, { cause: error });
    throw error;
  }
}

/** @throws source.not_a_file for a page of the web, source.busy while it is read or another version waits */
export async function assertReplaceable(db: TenantDb, source: SourceRow): Promise<void> {
  const { id } = source;
  if (source.origin === 'web') throw new AppError('source.not_a_file', { id });
  if (AT_WORK.has(source.state) || (await findWaiting(db, id))) throw new AppError('source.busy', { id });
}
