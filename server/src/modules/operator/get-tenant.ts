import type { OperatorTenantView, UsageView } from '@wafaa/contracts';
import type { Database } from '../../platform/db/index.ts';
import { getUsage } from '../tenancy/index.ts';
import { findTenant } from './find-tenant.ts';
import { presentTenant } from './present-tenant.ts';

/** One tenant with what it used and how much it may. @throws tenant.not_found */
export async function getTenant(database: Database, now: Date, id: string): Promise<OperatorTenantView & { usage: UsageView }> {
  const tenantId = await findTenant(database, id);
  return database.withTenant(tenantId, async (db) => ({ ...(await presentTenant(db, now)), usage: await getUsage(db, now) }));
}
