import type { OperatorTenantView } from '@wafaa/contracts';
import type { Database } from '../../platform/db/index.ts';
import type { AuditSource } from '../audit/index.ts';
import { resumeTenant, suspendTenant } from '../tenancy/index.ts';
import { findTenant } from './find-tenant.ts';
import { presentTenant } from './present-tenant.ts';

/**
 * Suspends a tenant or lets it go on. The row is the tenant's own, with the reason. Announce it after the commit, and after a resume wake the
 * lanes. @throws tenant.not_found, tenant.not_active, tenant.not_suspended
 */
export async function restTenant(
  database: Database,
  now: Date,
  input: { id: string; deed: 'suspend' | 'resume'; reason: string },
  audit: AuditSource,
): Promise<OperatorTenantView> {
  const tenantId = await findTenant(database, input.id);
  return database.withTenant(tenantId, async (db) => {
    const verb = input.deed === 'suspend' ? suspendTenant : resumeTenant;
    await verb(db, { reason: input.reason }, audit);
    return presentTenant(db, now);
  });
}
