import type { TenantDb } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { monthOf } from './get-usage.ts';
import { isOver, readLimits } from './limits.ts';

/**
 * Counts one question that is asked beside conversations. Whoever asks the last one of the month at the same time as another does not get both: the row is
 * counted first and looked at after. @throws tenant.limit_reached
 */
export async function countQuestion(db: TenantDb, now: Date): Promise<void> {
  const tenant = await db.query.selectFrom('tenant').select(['limits', 'time_zone']).executeTakeFirstOrThrow();
  const limit = readLimits(tenant.limits).questionsPerMonth;
  const counted = await db.query
    .insertInto('usage_month')
    .values({ month: monthOf(now, tenant.time_zone), messages: 0, model_tokens: 0, questions: 1 })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'month']).doUpdateSet((column) => ({ questions: column('usage_month.questions', '+', 1) })),
    )
    .returning('questions')
    .executeTakeFirstOrThrow();
  // Thrown inside the transaction, so a refused question is not counted.
  if (isOver(counted.questions, limit)) throw new AppError('tenant.limit_reached', { limit: 'questionsPerMonth', of: limit ?? 0 });
}
