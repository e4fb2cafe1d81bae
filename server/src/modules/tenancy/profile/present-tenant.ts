import type { TenantView } from '@wafaa/contracts';
import type { TenantDb } from '../../../platform/db/index.ts';

const COLUMNS = [
  'tenant_id',
  'slug',
  'name',
  'kind',
  'time_zone',
  'currency',
  'default_language',
  'languages',
  'logo_key',
  'logo_mime',
  'state',
  'state_reason',
  'erase_after',
  'created_at',
] as const;

async function findTenant(db: TenantDb) {
  return db.query.selectFrom('tenant').select(COLUMNS).executeTakeFirstOrThrow();
}
export type TenantRow = Awaited<ReturnType<typeof findTenant>>;

/** The tenant's row, held until the transaction ends: whoever changes the tenant goes one after the other. */
export async function lockTenant(db: TenantDb): Promise<TenantRow> {
  // Not `for update`: rows that refer to the tenant, as every arriving message does, go on being written.
  return db.query.selectFrom('tenant').select(COLUMNS).forNoKeyUpdate().executeTakeFirstOrThrow();
}

export async function getTenant(db: TenantDb): Promise<TenantView> {
  return presentTenant(await findTenant(db));
}

export function presentTenant(row: TenantRow): TenantView {
  return {
    id: row.tenant_id,
    slug: row.slug,
    name: row.name,
    kind: row.kind,
    timeZone: row.time_zone,
    currency: row.currency,
    defaultLanguage: row.default_language,
    languages: row.languages,
    logoUrl: row.logo_key ? '/api/v1/tenant/logo' : null,
    state: row.state,
    stateReason: row.state_reason,
    eraseAfter: row.erase_after?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
  };
}
