import type { OperatorTenantView } from '@wafaa/contracts';
import { sql } from 'kysely';
import { cutPage, readCursor, sortKey } from '../../platform/cursor.ts';
import type { Database } from '../../platform/db/index.ts';
import { mintTenantId } from '../../platform/ids.ts';
import { presentTenant } from './present-tenant.ts';

/**
 * Every tenant, newest first. Which there are is asked at the door; what is in each is counted on that tenant's own handle, one after the
 * other: no role of the database may count across tenants. `q`: in its names and slug, or its id.
 */
export async function listTenants(
  database: Database,
  now: Date,
  input: { q?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<{ items: OperatorTenantView[]; nextCursor: string | null }> {
  const after = readCursor(input.cursor, ['time', 'text']);
  const rows = await database.withAccess(({ access }) => {
    let query = access
      .selectFrom('tenant as t')
      .select(['t.tenant_id as id', sql<string>`${sql.raw(sortKey('t.created_at'))}`.as('sort_key')])
      .orderBy('t.created_at', 'desc')
      .orderBy('t.tenant_id', 'desc')
      .limit(input.limit + 1);
    if (after)
      query = query.where(sql<boolean>`(t.created_at, t.tenant_id::text) < ((${after[0]}::text || '+00')::timestamptz, ${after[1]}::text)`);
    if (input.q) {
      const text = sql`t.slug || ' ' || coalesce(t.name ->> 'en', '') || ' ' || coalesce(t.name ->> 'ar', '') || ' ' || t.tenant_id::text`;
      query = query.where(sql<boolean>`strpos(public.fold_for_search(${text}), public.fold_for_search(${input.q}::text)) > 0`);
    }
    return query.execute();
  });
  const page = cutPage(
    rows,
    input.limit,
    (row) => mintTenantId(row.id),
    (row) => [row.sort_key, row.id],
  );
  const items: OperatorTenantView[] = [];
  for (const tenantId of page.items) items.push(await database.withTenant(tenantId, (db) => presentTenant(db, now)));
  return { items, nextCursor: page.nextCursor };
}
