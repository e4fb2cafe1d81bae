import type { TenantDb } from '../../../platform/db/index.ts';

/** Whoever adds to a list whose names differ waits for whoever is adding: two that look at once would both find the name free. */
export async function oneAtATime(db: TenantDb): Promise<void> {
  await db.sql('select slug from tenant where tenant_id = $1 for no key update', [db.tenantId]);
}
