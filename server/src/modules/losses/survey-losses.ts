import type { LossKind } from '@wafaa/contracts';
import type { Database, LossStat } from '../../platform/db/index.ts';
import type { DeadJob, Jobs } from '../../platform/jobs/jobs.ts';
import { LATE_AFTER_MS } from './found.ts';

// More causes than anybody reads; the oldest come first.
const MOST = 500;

export interface LossSurvey {
  kinds: { kind: LossKind; count: number; oldest: string }[];
  tenants: (Omit<LossStat, 'tenantId'> & { tenant: { id: string; slug: string; name: { en: string | null; ar: string | null } } })[];
  journal: Awaited<ReturnType<typeof journalLeft>>;
}

/** What there is in all tenants, by cause and age, and what stands in the journal unread: codes and numbers, nothing that anybody wrote. */
export async function surveyLosses({ database, jobs }: { database: Database; jobs: Jobs }): Promise<LossSurvey> {
  const [stats, dead, journal] = await Promise.all([
    database.system.call('loss_stats', LATE_AFTER_MS, MOST),
    jobs.listDead(null, MOST),
    journalLeft(database),
  ]);
  const all = [...stats, ...groupJobs(dead)].toSorted((one, two) => one.oldest.localeCompare(two.oldest));
  const names = await namesOf(database, [...new Set(all.map(({ tenantId }) => tenantId))]);
  return {
    kinds: sumKinds(all),
    tenants: all.flatMap(({ tenantId, ...stat }) => {
      const tenant = names.get(tenantId);
      return tenant ? [{ ...stat, tenant }] : [];
    }),
    journal,
  };
}

async function journalLeft({ system }: Database) {
  const rows = await system.call('journal_left');
  return rows.map((row) => ({ ...row, oldest: new Date(row.oldest).toISOString(), newest: new Date(row.newest).toISOString() }));
}

function groupJobs(dead: readonly DeadJob[]): LossStat[] {
  const groups = new Map<string, LossStat>();
  for (const { tenantId, name, at } of dead) {
    const key = `${tenantId} ${name}`;
    const known = groups.get(key);
    const iso = at.toISOString();
    // Newest first.
    if (known) Object.assign(known, { count: known.count + 1, oldest: iso });
    else groups.set(key, { tenantId, kind: 'job', cause: name, failure: null, channel: null, count: 1, oldest: iso, newest: iso });
  }
  return [...groups.values()];
}

function sumKinds(stats: readonly LossStat[]): LossSurvey['kinds'] {
  const kinds = new Map<LossKind, { kind: LossKind; count: number; oldest: string }>();
  for (const { kind, count, oldest } of stats) {
    const known = kinds.get(kind);
    const iso = new Date(oldest).toISOString();
    if (known) known.count += count;
    else kinds.set(kind, { kind, count, oldest: iso });
  }
  return [...kinds.values()];
}

async function namesOf(database: Database, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, LossSurvey['tenants'][number]['tenant']>();
  const rows = await database.withAccess(({ access }) =>
    access
      .selectFrom('tenant')
      .select(['tenant_id', 'slug', 'name'])
      .where('tenant_id', 'in', [...ids])
      .execute(),
  );
  return new Map(rows.map((row) => [String(row.tenant_id), { id: String(row.tenant_id), slug: row.slug, name: row.name }]));
}
