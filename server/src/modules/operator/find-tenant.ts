import type { Database } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { mintTenantId, type TenantId } from '../../platform/ids.ts';

/** The tenant that an operator names; it exists. @throws tenant.not_found */
export async function findTenant(database: Pick<Database, 'withAccess'>, id: string): Promise<TenantId> {
  const row = await database.withAccess(({ access }) =>
    access.selectFrom('tenant').select('tenant_id').where('tenant_id', '=', id).executeTakeFirst(),
  );
  if (!row) throw new AppError('tenant.not_found', { id });
  return mintTenantId(row.tenant_id);
}
