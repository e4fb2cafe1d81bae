import type { Membership } from '@wafaa/contracts';
import type { AccessDb } from '../../platform/db/index.ts';

/** The tenants of a person, the one that was entered last first. */
export async function listMemberships(db: AccessDb, userId: string): Promise<Membership[]> {
  const rows = await db.access
    .selectFrom('member')
    .innerJoin('tenant', 'tenant.tenant_id', 'member.tenant_id')
    .select(['tenant.tenant_id as tenantId', 'tenant.slug as slug', 'tenant.name as name', 'tenant.state as state', 'member.role as role'])
    .where('member.user_id', '=', userId)
    .orderBy('member.last_seen_at', (order) => order.desc().nullsLast())
    .orderBy('member.joined_at')
    .orderBy('tenant.tenant_id')
    .execute();
  return rows;
}
