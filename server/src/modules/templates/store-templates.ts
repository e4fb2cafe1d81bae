import type { TenantDb } from '../../platform/db/index.ts';
import { makeId } from '../../platform/ids.ts';
import type { ChannelTemplate } from '../channels/index.ts';

const FRESH = "interval '6 hours'";
const RETRY = "interval '15 minutes'";

/** When a fetch began, by the database's clock: what the provider tells from then on is newer than what it lists. */
export async function startOfFetch(db: TenantDb): Promise<Date> {
  const [row] = await db.sql<{ at: Date }>('select clock_timestamp() as at', []);
  if (!row) throw new Error('a database without a clock');
  return row.at;
}

/**
 * The account's templates are those that were listed: others go. Of two lists the one that was asked for later holds, and a state that the
 * provider told meanwhile stays.
 */
export async function storeTemplates(
  db: TenantDb,
  accountId: string,
  fetched: { startedAt: Date; templates: readonly ChannelTemplate[] },
): Promise<void> {
  const { startedAt, templates } = fetched;
  // One after the other, and before any template, as the provider's own news lock them.
  await db.query.selectFrom('channel_account').select('id').where('id', '=', accountId).forUpdate().execute();
  const rows = templates.map(({ id, shape, ...template }) => ({
    ...{ ...template, id: makeId('tpl'), provider_id: id, shape, parameter_count: shape.places.length },
  }));
  await db.sql(
    `insert into message_template (tenant_id, account_id, id, provider_id, name, language, category, state, reason, quality, shape, parameter_count, fetched_at)
     select $1, $2, t.id, t.provider_id, t.name, t.language, t.category, t.state, t.reason, t.quality, t.shape, t.parameter_count, $4::timestamptz
       from jsonb_to_recordset($3::jsonb) as t (id text, provider_id text, name text, language text, category text, state text, reason text, quality text, shape jsonb, parameter_count int)
     on conflict (tenant_id, account_id, name, language) do update set
       provider_id = excluded.provider_id, category = excluded.category, quality = excluded.quality, shape = excluded.shape,
       parameter_count = excluded.parameter_count, fetched_at = excluded.fetched_at,
       state = case when message_template.told_at > excluded.fetched_at then message_template.state else excluded.state end,
       reason = case when message_template.told_at > excluded.fetched_at then message_template.reason else excluded.reason end
     where message_template.fetched_at <= excluded.fetched_at`,
    [db.tenantId, accountId, JSON.stringify(rows), startedAt],
  );
  await db.query.deleteFrom('message_template').where('account_id', '=', accountId).where('fetched_at', '<', startedAt).execute();
  await noteFetch(db, accountId, startedAt, null);
}

/** `problem`: the code of an attempt that failed; what was known stays known. */
export async function noteFetch(db: TenantDb, accountId: string, startedAt: Date, problem: string | null): Promise<void> {
  await db.sql(
    `update channel_account set templates_at = case when $4::text is null then greatest(templates_at, $3::timestamptz) else templates_at end, templates_failure = $4,
       -- What was told while the list was on its way is asked for again.
       templates_due = case when templates_due > $3::timestamptz + interval '1 millisecond' and templates_due <= clock_timestamp() then templates_due
         else clock_timestamp() + case when $4::text is null then ${FRESH} else ${RETRY} end end
     where tenant_id = $1 and id = $2`,
    [db.tenantId, accountId, startedAt, problem],
  );
}
