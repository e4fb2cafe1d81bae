import type { ExportView } from '@wafaa/contracts';
import type { TenantDb } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { makeId } from '../../../platform/ids.ts';
import type { Actor } from '../../access/index.ts';
import { type AuditSource, recordAudit } from '../../audit/index.ts';
import { presentExport } from './list-exports.ts';

/** Puts an export of everything on the list. Send `exportTenantJob` after the commit. @throws export.running */
export async function requestExport(db: TenantDb, input: { actor: Actor }, audit: AuditSource): Promise<ExportView> {
  const id = makeId('exp');
  const row = await db.query
    .insertInto('data_export')
    .values({
      id,
      kind: 'tenant',
      state: 'queued',
      failure_code: null,
      storage_key: null,
      size_bytes: null,
      requested_by: input.actor.id,
      requested_by_name: input.actor.name,
    })
    // A partial unique index lets one of those that come at once through.
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  if (!row) throw new AppError('export.running');
  await recordAudit(db, audit, { target: { kind: 'export', id } });
  return presentExport(row);
}
