import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/db/index.ts';
import { mintTenantId } from '../../../platform/ids.ts';
import type { RateLimiter } from '../../../platform/limits/rate-limiter.ts';
import { monthOf } from './get-usage.ts';
import { mayUseModel } from './model-tokens.ts';

/** What the gateway of models asks before a call, and tells after it. */
export interface Spending {
  allow(tenantId: string): Promise<'yes' | 'budget' | 'rate'>;
  record(spent: {
    tenantId: string;
    purpose: string;
    model: string;
    inputTokens: number;
    outputTokens: number;
    costMicroUsd: number;
    latencyMs: number;
  }): Promise<void>;
}

/** Calls of models that one tenant may make in a minute: far more than people ask, less than a loop does. */
const RATE = { perMinute: 1_200, burst: 300 };

/** Budget and rate of each tenant's calls, and the month's account of them by purpose and model. Calls that are no tenant's pass and are not counted. */
export function createSpending(database: Database, limiter: RateLimiter, clock: Clock): Spending {
  return {
    async allow(tenantId) {
      if (tenantId === '') return 'yes';
      if ((await limiter.take(`model:${tenantId}`, RATE)) > 0) return 'rate';
      return (await database.withTenant(mintTenantId(tenantId), (db) => mayUseModel(db, clock.now()))) ? 'yes' : 'budget';
    },
    async record({ tenantId, purpose, model, inputTokens, outputTokens, costMicroUsd }) {
      if (tenantId === '') return;
      await database.withTenant(mintTenantId(tenantId), async (db) => {
        const { time_zone: zone } = await db.query.selectFrom('tenant').select('time_zone').executeTakeFirstOrThrow();
        await db.query
          .insertInto('model_usage')
          .values({
            ...{ month: monthOf(clock.now(), zone), purpose, model, calls: 1 },
            ...{ input_tokens: inputTokens, output_tokens: outputTokens, cost_micro_usd: costMicroUsd },
          })
          .onConflict((conflict) =>
            conflict.columns(['tenant_id', 'month', 'purpose', 'model']).doUpdateSet((column) => ({
              calls: column('model_usage.calls', '+', 1),
              input_tokens: column('model_usage.input_tokens', '+', column.ref('excluded.input_tokens')),
              output_tokens: column('model_usage.output_tokens', '+', column.ref('excluded.output_tokens')),
              cost_micro_usd: column('model_usage.cost_micro_usd', '+', column.ref('excluded.cost_micro_usd')),
            })),
          )
          .execute();
      });
    },
  };
}
