import type { Selectable } from 'kysely';
import type { Schema, TenantDb } from '../../../../platform/db/index.ts';
import { AppError } from '../../../../platform/errors.ts';
import type { TenantId } from '../../../../platform/ids.ts';
import type { FileStorage } from '../../../../platform/storage/file-storage.ts';

export type UploadRow = Selectable<Schema['source_upload']>;

/** Where the bytes of uploads wait, of each tenant by itself. */
export const AREA = 'uploads';
/** An upload that nobody goes on with is given up after a day. */
export const EXPIRES_MS = 24 * 3_600_000;

/** @throws upload.not_found, for one that has expired too */
export async function findUpload(db: TenantDb, id: string, now: Date): Promise<UploadRow> {
  const row = await db.query.selectFrom('source_upload').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row || (row.state === 'open' && row.expires_at <= now)) throw new AppError('upload.not_found', { id });
  return row;
}

export async function removeUploadFile(storage: FileStorage, tenantId: TenantId, id: string): Promise<void> {
  await storage.remove(tenantId, storage.keyOf(tenantId, AREA, id));
}
