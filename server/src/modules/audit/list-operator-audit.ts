import type { AuditEntryView } from '@wafaa/contracts';
import { sql } from 'kysely';
import { cutPage, readCursor, sortKey } from '../../platform/cursor.ts';
import type { AccessDb } from '../../platform/db/index.ts';
import { presentEntry } from './present-entry.ts';

export type OperatorEntry = AuditEntryView & { tenant: { id: string; slug: string } | null };

/**
 * What operators did, newest first. A deed inside a tenant has one row, which belongs to that tenant and which its owner reads too; this list
 * finds it through the door by who did it.
 */
export async function listOperatorAudit(
  db: AccessDb,
  input: { cursor?: string | undefined; limit: number },
): Promise<{ items: OperatorEntry[]; nextCursor: string | null }> {
  const after = readCursor(input.cursor, ['time', 'text']);
  let query = db.access
    .selectFrom('audit_entry as e')
    .leftJoin('tenant as t', 't.tenant_id', 'e.tenant_id')
    .selectAll('e')
    .select(['t.slug as slug', sql<string>`${sql.raw(sortKey('e.at'))}`.as('sort_key')])
    .where('e.actor_kind', '=', 'operator')
    .orderBy('e.at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(input.limit + 1);
  if (after) query = query.where(sql<boolean>`(e.at, e.id) < ((${after[0]}::text || '+00')::timestamptz, ${after[1]}::text)`);
  return cutPage(
    await query.execute(),
    input.limit,
    (row) => ({ ...presentEntry(row), tenant: row.tenant_id && row.slug ? { id: row.tenant_id, slug: row.slug } : null }),
    (row) => [row.sort_key, row.id],
  );
}
