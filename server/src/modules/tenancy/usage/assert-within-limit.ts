import type { TenantDb } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { type CountedName, countRows } from './count-rows.ts';
import { isOver, readLimits } from './limits.ts';

/**
 * Call it before adding, in the transaction that adds: it holds the tenant's row until then, so that two that come at once do not both take the
 * last place. `more`: how much is to be added (bytes for `storageBytes`).
 * @throws tenant.limit_reached
 */
export async function assertWithinLimit(db: TenantDb, name: CountedName, more = 1): Promise<void> {
  const { limits } = await db.query.selectFrom('tenant').select('limits').forNoKeyUpdate().executeTakeFirstOrThrow();
  const limit = readLimits(limits)[name];
  if (limit !== null && isOver((await countRows(db, name)) + more, limit))
    throw new AppError('tenant.limit_reached', { limit: name, of: limit });
}
