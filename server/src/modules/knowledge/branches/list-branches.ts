import type { BranchView } from '@wafaa/contracts';
import { cutPage, readCursor } from '../../../platform/cursor.ts';
import type { TenantDb } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';

function selectBranches(db: TenantDb) {
  return db.query
    .selectFrom('branch')
    .innerJoin('source', 'source.id', 'branch.source_id')
    .select([
      'branch.id',
      'branch.name',
      'branch.address',
      'branch.city',
      'branch.phone',
      'branch.map_url',
      'branch.time_zone',
      'branch.state',
      'branch.source_id',
      'branch.document_id',
      'branch.span_start',
      'branch.span_end',
      'source.name as source_name',
      'source.kind as source_kind',
    ]);
}
export type BranchRow = Awaited<ReturnType<ReturnType<typeof selectBranches>['execute']>>[number];

/** Those that people entered and those that documents name, oldest first. */
export async function listBranches(
  db: TenantDb,
  input: { cursor?: string | undefined; limit: number },
): Promise<{ items: BranchView[]; nextCursor: string | null }> {
  const after = readCursor(input.cursor, ['text']);
  let query = selectBranches(db)
    .orderBy('branch.id')
    .limit(input.limit + 1);
  if (after) query = query.where('branch.id', '>', String(after[0]));
  return cutPage(await query.execute(), input.limit, presentBranch, (row) => [row.id]);
}

/** @throws branch.not_found */
export async function findBranch(db: TenantDb, id: string): Promise<BranchRow> {
  const row = await selectBranches(db).where('branch.id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('branch.not_found', { id });
  return row;
}

export function presentBranch(row: BranchRow): BranchView {
  return {
    id: row.id,
    name: row.name,
    address: row.address,
    city: row.city,
    phone: row.phone,
    mapUrl: row.map_url,
    timeZone: row.time_zone,
    state: row.state,
    source: row.source_kind === 'manual' ? null : { id: row.source_id, name: row.source_name },
  };
}
