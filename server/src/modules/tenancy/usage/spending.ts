import { sql } from 'kysely';
import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/db/index.ts';
import { mintTenantId } from '../../../platform/ids.ts';
import type { RateLimiter } from '../../../platform/limits/rate-limiter.ts';
import { dayOf, monthOf } from './get-usage.ts';
import { tokensLeft } from './model-tokens.ts';

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
  /** Writes what was told and is not written yet; before the database is closed. */
  close(): Promise<void>;
}

interface Account {
  calls: number;
  inputTokens: number;
  outputTokens: number;
  costMicroUsd: number;
}

/** Calls of models that one tenant may make in a minute: far more than people ask, less than a loop does. */
const RATE = { perMinute: 1_200, burst: 300 };
/**
 * The account of calls is written this long after the first that is new in it, and what a tenant has left is remembered as long: two transactions
 * for each call were a fifth of what a message costs. A process that is killed forgets as much of the account and nothing of the month's tokens,
 * which the ledger counts with each turn.
 */
const BEHIND_MS = 1_000;

/** Budget and rate of each tenant's calls, and the account of them by month and by day, purpose and model. Calls that are no tenant's pass and are not counted. */
export function createSpending(database: Database, limiter: RateLimiter, clock: Clock, onProblem: (error: unknown) => void): Spending {
  const left = new Map<string, { tokens: number; until: number }>();
  let accounts = new Map<string, Map<string, Account>>();
  let timer: NodeJS.Timeout | null = null;
  let writing = Promise.resolve();

  async function write(tenantId: string, account: ReadonlyMap<string, Account>): Promise<void> {
    await database.withTenant(mintTenantId(tenantId), async (db) => {
      const { time_zone: zone } = await db.query.selectFrom('tenant').select('time_zone').executeTakeFirstOrThrow();
      const now = clock.now();
      // In one order for every process, so that two never wait for each other crosswise.
      const rows = [...account]
        .map(([key, spent]) => {
          const [purpose = '', model = ''] = JSON.parse(key) as string[];
          const { calls, inputTokens, outputTokens, costMicroUsd } = spent;
          return { purpose, model, calls, input_tokens: inputTokens, output_tokens: outputTokens, cost_micro_usd: costMicroUsd };
        })
        .sort((one, other) => (one.purpose + one.model < other.purpose + other.model ? -1 : 1));
      const add = <Table extends 'model_usage' | 'model_day'>(table: Table) => ({
        calls: sql<number>`${sql.ref(`${table}.calls`)} + excluded.calls`,
        input_tokens: sql<number>`${sql.ref(`${table}.input_tokens`)} + excluded.input_tokens`,
        output_tokens: sql<number>`${sql.ref(`${table}.output_tokens`)} + excluded.output_tokens`,
        cost_micro_usd: sql<number>`${sql.ref(`${table}.cost_micro_usd`)} + excluded.cost_micro_usd`,
      });
      await db.query
        .insertInto('model_usage')
        .values(rows.map((row) => ({ month: monthOf(now, zone), ...row })))
        .onConflict((conflict) => conflict.columns(['tenant_id', 'month', 'purpose', 'model']).doUpdateSet(add('model_usage')))
        .execute();
      await db.query
        .insertInto('model_day')
        .values(rows.map((row) => ({ day: dayOf(now, zone), ...row })))
        .onConflict((conflict) => conflict.columns(['tenant_id', 'day', 'purpose', 'model']).doUpdateSet(add('model_day')))
        .execute();
    });
  }

  async function flush(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    const due = accounts;
    accounts = new Map();
    for (const [tenantId, { until }] of left) if (until < performance.now()) left.delete(tenantId);
    writing = writing.then(async () => {
      for (const [tenantId, account] of due) await write(tenantId, account).catch(onProblem);
    });
    await writing;
  }

  function later(): void {
    timer ??= setTimeout(() => void flush(), BEHIND_MS).unref();
  }

  return {
    async allow(tenantId) {
      if (tenantId === '') return 'yes';
      if ((await limiter.take(`model:${tenantId}`, RATE)) > 0) return 'rate';
      let known = left.get(tenantId);
      if (!known || known.until < performance.now()) {
        const tokens = await database.withTenant(mintTenantId(tenantId), (db) => tokensLeft(db, clock.now()));
        known = { tokens, until: performance.now() + BEHIND_MS };
        left.set(tenantId, known);
        later();
      }
      return known.tokens > 0 ? 'yes' : 'budget';
    },
    async record({ tenantId, purpose, model, inputTokens, outputTokens, costMicroUsd }) {
      if (tenantId === '') return;
      const known = left.get(tenantId);
      if (known) known.tokens -= inputTokens + outputTokens;
      const account = accounts.get(tenantId) ?? new Map<string, Account>();
      accounts.set(tenantId, account);
      const key = JSON.stringify([purpose, model]);
      const spent = account.get(key) ?? { calls: 0, inputTokens: 0, outputTokens: 0, costMicroUsd: 0 };
      account.set(key, {
        calls: spent.calls + 1,
        inputTokens: spent.inputTokens + inputTokens,
        outputTokens: spent.outputTokens + outputTokens,
        costMicroUsd: spent.costMicroUsd + costMicroUsd,
      });
      later();
    },
    close: flush,
  };
}
