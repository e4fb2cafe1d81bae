import type { LossSurveyView } from '@wafaa/contracts';
import type { Database } from '../../platform/db/index.ts';

/** What is wrong with accounts of all tenants, the oldest first. */
export async function surveyAlarms({ system, withAccess }: Pick<Database, 'system' | 'withAccess'>): Promise<LossSurveyView['alarms']> {
  const alarms = await system.call('open_alarms');
  if (alarms.length === 0) return [];
  const ids = [...new Set(alarms.map(({ tenantId }) => tenantId))];
  const rows = await withAccess(({ access }) =>
    access.selectFrom('tenant').select(['tenant_id', 'slug', 'name']).where('tenant_id', 'in', ids).execute(),
  );
  const tenants = new Map(rows.map((row) => [String(row.tenant_id), { id: String(row.tenant_id), slug: row.slug, name: row.name }]));
  return alarms.flatMap(({ tenantId, channel, what, since }) => {
    const tenant = tenants.get(tenantId);
    return tenant ? [{ tenant, channel, what, since: since === null ? null : new Date(since).toISOString() }] : [];
  });
}
