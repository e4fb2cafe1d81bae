import type { TenantDb } from '../../../platform/db/index.ts';
import { monthOf } from './get-usage.ts';
import { readLimits } from './limits.ts';

/** Whether the month still has tokens for a model. */
export async function mayUseModel(db: TenantDb, now: Date): Promise<boolean> {
  return (await tokensLeft(db, now)) > 0;
}

/** Tokens that the month still has; Infinity where no limit is set. */
export async function tokensLeft(db: TenantDb, now: Date): Promise<number> {
  const tenant = await db.query.selectFrom('tenant').select(['limits', 'time_zone']).executeTakeFirstOrThrow();
  const limit = readLimits(tenant.limits).modelTokensPerMonth;
  if (limit === null) return Number.POSITIVE_INFINITY;
  const used = await db.query
    .selectFrom('usage_month')
    .select('model_tokens')
    .where('month', '=', monthOf(now, tenant.time_zone))
    .executeTakeFirst();
  return limit - Number(used?.model_tokens ?? 0);
}

/** Adds to the month's tokens; the last thing of a transaction, as its row is locked until the commit. */
export async function addModelTokens(db: TenantDb, now: Date, tokens: number): Promise<void> {
  if (tokens === 0) return;
  const tenant = await db.query.selectFrom('tenant').select('time_zone').executeTakeFirstOrThrow();
  await db.query
    .insertInto('usage_month')
    .values({ month: monthOf(now, tenant.time_zone), messages: 0, model_tokens: tokens })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'month']).doUpdateSet((column) => ({
        model_tokens: column('usage_month.model_tokens', '+', column.ref('excluded.model_tokens')),
      })),
    )
    .execute();
}
