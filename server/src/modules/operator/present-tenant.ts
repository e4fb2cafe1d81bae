import type { OperatorTenantView } from '@wafaa/contracts';
import type { TenantDb } from '../../platform/db/index.ts';
import { monthOf } from '../tenancy/index.ts';

/** A tenant from outside, on its own handle: how it stands, and how much of everything there is. Nothing of what anybody wrote. */
export async function presentTenant(db: TenantDb, now: Date): Promise<OperatorTenantView> {
  const tenant = await db.query
    .selectFrom('tenant')
    .select(['tenant_id', 'slug', 'name', 'kind', 'time_zone', 'state', 'state_reason', 'erase_after', 'created_at'])
    .executeTakeFirstOrThrow();
  const [counts] = await db.sql<Pick<OperatorTenantView, 'members' | 'channels' | 'messagesThisMonth'>>(
    `select (select count(*)::int from member where tenant_id = $1) as members,
       (select count(*)::int from channel_account where tenant_id = $1) as channels,
       coalesce((select messages::float8 from usage_month where tenant_id = $1 and month = $2::date), 0) as "messagesThisMonth"`,
    [db.tenantId, monthOf(now, tenant.time_zone)],
  );
  return {
    id: tenant.tenant_id,
    slug: tenant.slug,
    name: tenant.name,
    kind: tenant.kind,
    state: tenant.state,
    stateReason: tenant.state_reason,
    ...{ members: 0, channels: 0, messagesThisMonth: 0, ...counts },
    eraseAfter: tenant.erase_after?.toISOString() ?? null,
    createdAt: tenant.created_at.toISOString(),
  };
}
