import type { FileAnswer } from '@wafaa/contracts';
import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import type { TenantId } from '../../../platform/ids.ts';
import type { FileStorage } from '../../../platform/storage/file-storage.ts';

/** @throws export.not_found (also when its time is over, whether or not its file was removed yet), export.not_ready */
export async function downloadExport(
  { database, storage, clock }: { database: Database; storage: FileStorage; clock: Clock },
  tenantId: TenantId,
  id: string,
): Promise<FileAnswer> {
  const { row, slug } = await database.withTenant(tenantId, async (db) => ({
    row: await db.query.selectFrom('data_export').selectAll().where('id', '=', id).executeTakeFirst(),
    slug: (await db.query.selectFrom('tenant').select('slug').executeTakeFirstOrThrow()).slug,
  }));
  if (!row || row.state === 'expired' || row.state === 'failed') throw new AppError('export.not_found', { id });
  if (row.expires_at && row.expires_at <= clock.now()) throw new AppError('export.not_found', { id });
  if (row.state !== 'ready' || !row.storage_key) throw new AppError('export.not_ready', { id });
  const name = `${slug}-${row.created_at.toISOString().slice(0, 10)}.zip`;
  return { name, mime: 'application/zip', content: await storage.getStream(tenantId, row.storage_key) };
}
