import { extname } from 'node:path';
import type { TenantDb } from '../../../../platform/db/index.ts';
import { AppError } from '../../../../platform/errors.ts';
import { makeId } from '../../../../platform/ids.ts';
import type { AuditSource } from '../../../audit/index.ts';
import { assertActive, assertWithinLimit } from '../../../tenancy/index.ts';
import { cleanName } from '../../add-source.ts';
import { findSource, findSourceByHash } from '../../store.ts';
import { duplicateOf } from '../duplicate.ts';
import { assertReplaceable } from '../replace-source.ts';
import { EXPIRES_MS, type UploadRow } from './upload-row.ts';

/** Announced by its sender; nothing of it is believed beyond this. */
export interface BeginUpload {
  name: string | null;
  mime: string | null;
  sizeBytes: number;
  /** Hex, of the whole file. */
  sha256: string | null;
  replaces: string | null;
}

/** Endings of what is read; the bytes themselves are judged when they are there. */
const READABLE = /^\.(?:pdf|docx|xlsx|xls|xlsm|ods|csv|tsv|txt|text|md|markdown|html?|png|jpe?g|webp|gif|bmp)$/;
/** At once, of one tenant: each holds a row and a file until it is done or a day is over. */
const MOST_OPEN = 200;

/**
 * Keeps the place of a file that will come piece by piece. What would be refused at the end is refused here, as far as it can be known.
 * @throws upload.no_name, upload.too_many, document.empty, document.too_large, document.unsupported_type, document.duplicate, request.invalid,
 *   source.not_found, source.not_a_file, source.busy, tenant.not_active, tenant.limit_reached
 */
export async function beginUpload(
  db: TenantDb,
  input: BeginUpload,
  given: { actor: AuditSource['actor']; maxBytes: number; now: Date },
): Promise<UploadRow> {
  await assertActive(db);
  const name = input.name?.trim() ? cleanName(input.name) : null;
  if (name === null) throw new AppError('upload.no_name');
  if (input.sizeBytes === 0) throw new AppError('document.empty');
  if (input.sizeBytes > given.maxBytes) throw new AppError('document.too_large');
  if (!READABLE.test(extname(name).toLowerCase())) throw new AppError('document.unsupported_type');
  const sha256 = input.sha256?.toLowerCase() ?? null;
  if (sha256 !== null && !/^[0-9a-f]{64}$/.test(sha256)) throw new AppError('request.invalid', { detail: 'sha256: 64 hex digits' });
  if (input.replaces !== null) await assertReplaceable(db, await findSource(db, input.replaces.slice(0, 64)));
  const known = sha256 === null ? undefined : await findSourceByHash(db, sha256);
  // One that failed is read again: its bytes may come once more.
  if (known && (known.state !== 'failed' || input.replaces !== null)) throw duplicateOf(known);
  const [open] = await db.sql<{ files: number; bytes: number }>(
    `select count(*)::int as files, coalesce(sum(size_bytes), 0)::float8 as bytes from source_upload
       where tenant_id = $1 and state = 'open' and expires_at > $2`,
    [db.tenantId, given.now],
  );
  if ((open?.files ?? 0) >= MOST_OPEN) throw new AppError('upload.too_many');
  if (input.replaces === null && !known) await assertWithinLimit(db, 'sources');
  await assertWithinLimit(db, 'storageBytes', input.sizeBytes + (open?.bytes ?? 0));
  return db.query
    .insertInto('source_upload')
    .values({
      ...{ id: makeId('upl'), name, mime: input.mime?.slice(0, 200) ?? '', size_bytes: input.sizeBytes, sha256, replaces: input.replaces },
      ...{ actor: JSON.stringify(given.actor), created_at: given.now, expires_at: new Date(given.now.getTime() + EXPIRES_MS) },
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}
