import type { OperatorTenantView, TenantLimits, UsageView } from '@wafaa/contracts';
import type { Database } from '../../platform/db/index.ts';
import { type AuditSource, recordAudit } from '../audit/index.ts';
import { getUsage, readLimits } from '../tenancy/index.ts';
import { findTenant } from './find-tenant.ts';
import { presentTenant } from './present-tenant.ts';

/** Changes the limits that are named; null lifts one. The row in the tenant's log says which were before. @throws tenant.not_found */
export async function setLimits(
  database: Database,
  now: Date,
  id: string,
  given: TenantLimits,
  audit: AuditSource,
): Promise<OperatorTenantView & { usage: UsageView }> {
  const tenantId = await findTenant(database, id);
  return database.withTenant(tenantId, async (db) => {
    const { limits: stored, slug } = await db.query
      .selectFrom('tenant')
      .select(['limits', 'slug'])
      .forNoKeyUpdate()
      .executeTakeFirstOrThrow();
    const named = Object.fromEntries(Object.entries(given).filter((entry): entry is [string, number | null] => entry[1] !== undefined));
    const limits = { ...stored, ...named };
    await db.query
      .updateTable('tenant')
      .set({ limits: JSON.stringify(limits) })
      .execute();
    await recordAudit(db, audit, {
      target: { kind: 'tenant', id: tenantId, label: slug },
      before: Object.fromEntries(Object.entries(readLimits(stored)).filter(([name]) => name in named)),
      after: named,
    });
    return { ...(await presentTenant(db, now)), usage: await getUsage(db, now) };
  });
}
