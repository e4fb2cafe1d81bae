import type { TenantView } from '@wafaa/contracts';
import type { TenantDb } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { type AuditSource, recordAudit } from '../../audit/index.ts';
import { getTenant, lockTenant } from '../profile/present-tenant.ts';

// While a tenant rests (suspended, or waiting to be erased) what customers write is stored as always, and `ledger_claim` takes none of its
// lanes: the bot is silent and nothing is lost. Announce `access-changed` for the tenant after the commit; after a resume also wake `lanes`.

/** Nobody enters and the bot is silent. `reason` is shown to the tenant's people. @throws tenant.not_active */
export async function suspendTenant(db: TenantDb, input: { reason: string }, audit: AuditSource): Promise<TenantView> {
  const tenant = await lockTenant(db);
  if (tenant.state !== 'active') throw new AppError('tenant.not_active', { state: tenant.state });
  await db.query.updateTable('tenant').set({ state: 'suspended', state_reason: input.reason }).execute();
  await recordState(db, tenant, 'suspended', { ...audit, reason: input.reason });
  return getTenant(db);
}

/** Lets it go on: what came meanwhile is answered now. @throws tenant.not_suspended */
export async function resumeTenant(db: TenantDb, input: { reason: string }, audit: AuditSource): Promise<TenantView> {
  const tenant = await lockTenant(db);
  if (tenant.state !== 'suspended') throw new AppError('tenant.not_suspended', { state: tenant.state });
  await db.query.updateTable('tenant').set({ state: 'active', state_reason: null }).execute();
  await recordState(db, tenant, 'active', { ...audit, reason: input.reason });
  return getTenant(db);
}

/** For work that would change a tenant that rests: uploads, exports. @throws tenant.not_active */
export async function assertActive(db: TenantDb): Promise<void> {
  const { state } = await db.query.selectFrom('tenant').select('state').executeTakeFirstOrThrow();
  if (state !== 'active') throw new AppError('tenant.not_active', { state });
}

/** For jobs: false also when the tenant is gone. What is not done now is found again by its watchdog when the tenant goes on. */
export async function isActive(db: TenantDb): Promise<boolean> {
  const tenant = await db.query.selectFrom('tenant').select('state').executeTakeFirst();
  return tenant?.state === 'active';
}

export async function recordState(
  db: TenantDb,
  tenant: { tenant_id: string; slug: string; state: string },
  after: string,
  audit: AuditSource,
  more: Record<string, unknown> = {},
): Promise<void> {
  await recordAudit(db, audit, {
    target: { kind: 'tenant', id: tenant.tenant_id, label: tenant.slug },
    before: { state: tenant.state },
    after: { state: after, ...more },
  });
}
