import { createHash } from 'node:crypto';
import type { Database, TenantDb } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { makeId, type TenantId } from '../../../platform/ids.ts';
import type { FileStorage } from '../../../platform/storage/file-storage.ts';
import { type AuditSource, recordAudit } from '../../audit/index.ts';
import { assertActive, assertWithinLimit } from '../../tenancy/index.ts';
import { type AddSource, cleanName } from '../add-source.ts';
import { findSource, findSourceByHash } from '../store.ts';
import { findWaiting } from './versions.ts';

const AT_WORK = new Set(['queued', 'reading', 'structuring', 'indexing', 'testing']);

/**
 * Puts a newer file in a document's place. What the document says now goes on being answered until the newer file is live; if it cannot be read,
 * it stays so. Reading it is the job of `source.process`.
 * @throws source.not_found, source.not_a_file, source.busy, document.empty, document.duplicate, tenant.not_active, tenant.limit_reached
 */
export async function replaceSource(
  deps: { database: Database; storage: FileStorage },
  tenantId: TenantId,
  id: string,
  input: AddSource,
  audit: AuditSource,
): Promise<void> {
  if (input.bytes.length === 0) throw new AppError('document.empty');
  const sha256 = createHash('sha256').update(input.bytes).digest('hex');
  const judge = async (db: TenantDb) => {
    await assertActive(db);
    const source = await findSource(db, id);
    if (source.origin === 'web') throw new AppError('source.not_a_file', { id });
    if (AT_WORK.has(source.state) || (await findWaiting(db, id))) throw new AppError('source.busy', { id });
    const same = await findSourceByHash(db, sha256);
    if (same) throw new AppError('document.duplicate', { id: same.id });
    return source;
  };
  await deps.database.withTenant(tenantId, judge);
  const versionId = makeId('ver');
  const key = await deps.storage.put(tenantId, 'versions', versionId, input.bytes);
  try {
    await deps.database.withTenant(tenantId, async (db) => {
      await assertWithinLimit(db, 'storageBytes', input.bytes.length);
      const source = await judge(db);
      const [last] = await db.query
        .selectFrom('source_version')
        .select((column) => column.fn.max('version').as('version'))
        .where('source_id', '=', id)
        .execute();
      const version = Math.max(source.version, last?.version ?? 0) + 1;
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
    });
  } catch (error) {
    await deps.storage.remove(tenantId, key);
    // Two files for one document at once: the index let one through.
    if ((error as { code?: string }).code === '23505') throw new AppError('source.busy', { id }, { cause: error });
    throw error;
  }
}
