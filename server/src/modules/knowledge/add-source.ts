import { createHash } from 'node:crypto';
import type { Database, TenantDb } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { makeId, type TenantId } from '../../platform/ids.ts';
import type { FileStorage } from '../../platform/storage/file-storage.ts';
import { assertActive, assertWithinLimit } from '../tenancy/index.ts';
import { duplicateOf } from './sources/duplicate.ts';
import { findSourceByHash, insertSource } from './store.ts';

export interface AddSource {
  name: string;
  mime: string;
  bytes: Buffer;
  /** How it came: uploaded, unless said otherwise. */
  origin?: 'upload' | 'text';
}

/**
 * Stores an uploaded file and its row; reading it is a job's work. The same bytes twice are one source: a failed one is read again.
 * `record` runs in the same transaction.
 * @returns the source's id. @throws document.empty, document.duplicate, tenant.not_active, tenant.limit_reached
 */
export async function addSource(
  deps: { database: Database; storage: FileStorage },
  tenantId: TenantId,
  input: AddSource,
  record: (db: TenantDb, sourceId: string) => Promise<void> = async () => {},
): Promise<string> {
  if (input.bytes.length === 0) throw new AppError('document.empty');
  const sha256 = createHash('sha256').update(input.bytes).digest('hex');
  const known = await deps.database.withTenant(tenantId, async (db) => {
    await assertActive(db);
    const source = await findSourceByHash(db, sha256);
    if (source?.state === 'failed') await record(db, source.id);
    return source;
  });
  if (known && known.state === 'failed') return known.id;
  if (known) throw duplicateOf(known);
  const id = makeId('src');
  const storageKey = await deps.storage.put(tenantId, 'sources', id, input.bytes);
  try {
    await deps.database.withTenant(tenantId, async (db) => {
      await assertWithinLimit(db, 'sources');
      await assertWithinLimit(db, 'storageBytes', input.bytes.length);
      await insertSource(db, {
        id,
        name: cleanName(input.name),
        mime: input.mime,
        sizeBytes: input.bytes.length,
        sha256,
        storageKey,
        origin: input.origin ?? 'upload',
      });
      await record(db, id);
    });
  } catch (error) {
    await deps.storage.remove(tenantId, storageKey);
    // Two uploads of the same bytes at once: the unique hash let one through.
    if ((error as { code?: string }).code === '23505') throw new AppError('document.duplicate', {}, { cause: error });
    throw error;
  }
  return id;
}

// A name is shown, never used as a path: control and direction marks go, so that it cannot pretend to be another.
export function cleanName(name: string): string {
  const base = name.toWellFormed().split(/[\\/]/).at(-1) ?? '';
  const shown = base
    .replaceAll(/[\u0000-\u001F\u007F\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '')
    .trim()
    .slice(0, 200);
  return shown || 'document';
}
