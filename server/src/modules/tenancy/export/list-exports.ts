import type { ExportView } from '@wafaa/contracts';
import type { Selectable } from 'kysely';
import { cutPage, readCursor } from '../../../platform/cursor.ts';
import type { Schema, TenantDb } from '../../../platform/db/index.ts';
import { ERRORS, type ErrorCode } from '../../../platform/errors.ts';

export type ExportRow = Selectable<Schema['data_export']>;

/** Newest first. */
export async function listExports(
  db: TenantDb,
  input: { cursor?: string | undefined; limit: number },
): Promise<{ items: ExportView[]; nextCursor: string | null }> {
  const after = readCursor(input.cursor, ['text']);
  let query = db.query
    .selectFrom('data_export')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(input.limit + 1);
  if (after) query = query.where('id', '<', String(after[0]));
  return cutPage(await query.execute(), input.limit, presentExport, (row) => [row.id]);
}

export function presentExport(row: ExportRow): ExportView {
  const code = row.failure_code as ErrorCode | null;
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    failure: code && code in ERRORS ? { code, message: ERRORS[code].message } : null,
    sizeBytes: row.size_bytes,
    requestedBy: row.requested_by_name,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
  };
}
