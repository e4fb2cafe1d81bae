import type { UsageView } from '@wafaa/contracts';
import type { TenantDb } from '../../../platform/db/index.ts';
import { type CountedName, countRows } from './count-rows.ts';
import { readLimits } from './limits.ts';

/** What the tenant used, this month or by now, and how much it may. */
export async function getUsage(db: TenantDb, now: Date): Promise<UsageView> {
  const tenant = await db.query.selectFrom('tenant').select(['limits', 'time_zone']).executeTakeFirstOrThrow();
  const limits = readLimits(tenant.limits);
  const month = monthOf(now, tenant.time_zone);
  const counted = await db.query
    .selectFrom('usage_month')
    .select(['messages', 'model_tokens', 'questions'])
    .where('month', '=', month)
    .executeTakeFirst();
  const metered = async (name: CountedName) => ({ used: await countRows(db, name), limit: limits[name] });
  const [rows] = await db.sql<{ contacts: number; conversations: number }>(
    `select (select count(*)::int from contact where tenant_id = $1 and merged_into is null) as contacts,
       (select count(*)::int from conversation where tenant_id = $1) as conversations`,
    [db.tenantId],
  );
  return {
    month,
    messagesThisMonth: { used: counted?.messages ?? 0, limit: limits.messagesPerMonth },
    modelTokensThisMonth: { used: counted?.model_tokens ?? 0, limit: limits.modelTokensPerMonth },
    questionsThisMonth: { used: counted?.questions ?? 0, limit: limits.questionsPerMonth },
    models: await listModels(db, month),
    sources: await metered('sources'),
    storageBytes: await metered('storageBytes'),
    members: await metered('members'),
    apiKeys: await metered('apiKeys'),
    contacts: rows?.contacts ?? 0,
    conversations: rows?.conversations ?? 0,
  };
}

async function listModels(db: TenantDb, month: string): Promise<UsageView['models']> {
  return db.sql<UsageView['models'][number]>(
    `select model, purpose, calls, input_tokens::float8 as "inputTokens", output_tokens::float8 as "outputTokens",
       cost_micro_usd::float8 as "costMicroUsd"
     from model_usage where tenant_id = $1 and month = $2::date order by cost_micro_usd desc, input_tokens desc, model, purpose limit 100`,
    [db.tenantId, month],
  );
}

// Making one takes longer than everything else that is done with it.
const formats = new Map<string, Intl.DateTimeFormat>();

/** First day of the month on the tenant's own calendar, as the database counts it (`wafaa.month_of`). */
export const monthOf = (now: Date, timeZone: string): string => `${dayOf(now, timeZone).slice(0, 7)}-01`;

/** The day on the tenant's own calendar, `YYYY-MM-DD`. */
export function dayOf(now: Date, timeZone: string): string {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  formats.set(timeZone, format);
  const parts = format.formatToParts(now);
  const part = (type: 'year' | 'month' | 'day') => parts.find((found) => found.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}
