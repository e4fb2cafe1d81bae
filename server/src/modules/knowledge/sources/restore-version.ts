import type { TenantDb } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { type AuditSource, recordAudit } from '../../audit/index.ts';
import { assertActive } from '../../tenancy/index.ts';
import { findSource, findSourceByHash } from '../store.ts';
import { duplicateOf } from './duplicate.ts';
import { assertReplaceable } from './replace-source.ts';
import { nextVersion } from './versions.ts';

/**
 * Lets an earlier version of a document wait to be read as its newest one; until it is, the live one goes on answering, and joins the history then.
 * The version's own file is used, so nothing is copied. @throws source.not_found, source.version_not_found, source.not_a_file, source.busy,
 *   document.duplicate when the live version or another document has the same bytes, tenant.not_active
 */
export async function restoreVersion(db: TenantDb, id: string, version: number, audit: AuditSource): Promise<void> {
  await assertActive(db);
  const source = await findSource(db, id);
  await assertReplaceable(db, source);
  const earlier = await db.query
    .selectFrom('source_version')
    .selectAll()
    .where('source_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (!earlier) throw version === source.version ? duplicateOf(source) : new AppError('source.version_not_found', { id, version });
  const same = await findSourceByHash(db, earlier.sha256);
  if (same) throw duplicateOf(same);
  const next = await nextVersion(db, source);
  await db.query
    .updateTable('source_version')
    .set({
      ...{ state: 'waiting', version: next, restored_from: version, failure_code: null },
      ...{ created_at: new Date(), ended_at: null },
    })
    .where('id', '=', earlier.id)
    .execute();
  await recordAudit(db, audit, {
    target: { kind: 'source', id, label: source.name },
    before: { version: source.version },
    after: { version: next, restoredFrom: version },
  });
}
