import { createHash } from 'node:crypto';
import type { Database, TenantDb } from '../../../../platform/db/index.ts';
import { AppError, ERRORS, type ErrorCode } from '../../../../platform/errors.ts';
import type { TenantId } from '../../../../platform/ids.ts';
import type { FileStorage } from '../../../../platform/storage/file-storage.ts';
import { type AuditSource, recordAudit } from '../../../audit/index.ts';
import { addSource } from '../../add-source.ts';
import { findSource } from '../../store.ts';
import { duplicateOf } from '../duplicate.ts';
import { replaceSource } from '../replace-source.ts';
import { AREA, removeUploadFile, type UploadRow } from './upload-row.ts';

export interface FinishDeps {
  database: Database;
  storage: FileStorage;
  /** The media type of the bytes. @throws document.unsupported_type for what may not be kept */
  judge: (bytes: Buffer, name: string, claimed: string) => Promise<string>;
  /** Has the source read. */
  onSource: (tenantId: TenantId, sourceId: string) => Promise<void>;
}

class AlreadyFinished extends Error {}

/**
 * Makes a source of an upload whose last byte is there: once, however often and by however many it is asked for.
 * @param audit its action is replaced by `source.replaced` where the file takes another's place
 * @returns the source's id. @throws upload.damaged, document.empty, document.unsupported_type, document.duplicate, and what `addSource` and
 *   `replaceSource` throw; what will not pass a second time is kept with the upload and thrown again
 */
export async function finishUpload(deps: FinishDeps, tenantId: TenantId, row: UploadRow, audit: AuditSource): Promise<string> {
  const bytes = await deps.storage.get(tenantId, deps.storage.keyOf(tenantId, AREA, row.id));
  try {
    const sourceId = await makeSource(deps, tenantId, { row, bytes }, audit);
    await removeUploadFile(deps.storage, tenantId, row.id);
    await deps.onSource(tenantId, sourceId);
    return sourceId;
  } catch (error) {
    if (error instanceof AlreadyFinished) return deps.database.withTenant(tenantId, (db) => finishedSource(db, row.id));
    if (!(error instanceof AppError) || ERRORS[error.code].retryable) throw error;
    const standing = error.details['subjectId'] as string | undefined;
    await deps.database.withTenant(tenantId, (db) =>
      db.query
        .updateTable('source_upload')
        .set({ state: 'refused', failure_code: error.code, source_id: standing ?? null })
        .where('id', '=', row.id)
        .where('state', '=', 'open')
        .execute(),
    );
    await removeUploadFile(deps.storage, tenantId, row.id);
    throw error;
  }
}

async function makeSource(
  deps: FinishDeps,
  tenantId: TenantId,
  { row, bytes }: { row: UploadRow; bytes: Buffer },
  audit: AuditSource,
): Promise<string> {
  if (row.sha256 !== null && createHash('sha256').update(bytes).digest('hex') !== row.sha256) throw new AppError('upload.damaged');
  const file = { name: row.name, mime: await deps.judge(bytes, row.name, row.mime), bytes };
  if (row.replaces !== null) {
    const replaced = row.replaces;
    await replaceSource(deps, tenantId, replaced, file, { ...audit, action: 'source.replaced' }, (db) => settle(db, row.id, replaced));
    return replaced;
  }
  return addSource(deps, tenantId, file, async (db, sourceId) => {
    await settle(db, row.id, sourceId);
    await recordAudit(db, audit, { target: { kind: 'source', id: sourceId, label: row.name }, after: { bytes: bytes.length } });
  });
}

/** In the transaction that adds the source: of two that finish at once, one finds the upload open. */
async function settle(db: TenantDb, id: string, sourceId: string): Promise<void> {
  const changed = await db.query
    .updateTable('source_upload')
    .set({ state: 'finished', source_id: sourceId })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .returning('id')
    .execute();
  if (changed.length === 0) throw new AlreadyFinished();
}

async function finishedSource(db: TenantDb, id: string): Promise<string> {
  const row = await db.query.selectFrom('source_upload').selectAll().where('id', '=', id).executeTakeFirst();
  if (row?.state === 'refused') throw await refusalOf(db, row);
  if (!row?.source_id) throw new AppError('upload.not_found', { id });
  return row.source_id;
}

/** Why an upload was refused, as it was said the first time. */
export async function refusalOf(db: TenantDb, row: UploadRow): Promise<AppError> {
  const code = row.failure_code as ErrorCode;
  const known = code === 'document.duplicate' && row.source_id !== null ? await findSource(db, row.source_id).catch(() => null) : null;
  return known ? duplicateOf(known) : new AppError(code);
}
