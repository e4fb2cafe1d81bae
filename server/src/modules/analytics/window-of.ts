import type { TenantDb } from '../../platform/db/index.ts';

export interface Window {
  from: Date;
  to: Date;
  before: { from: Date; to: Date };
  /** IANA name: days are the tenant's. */
  timeZone: string;
  /** First local day of the time before, as `YYYY-MM-DD`, and today. */
  firstDay: string;
  lastDay: string;
}

/** The last `days` days of the tenant's calendar, today included, and the same days before up to the same hour. */
export async function windowOf(db: TenantDb, days: number, now: Date): Promise<Window> {
  const [row] = await db.sql<{ from: Date; before_from: Date; before_to: Date; zone: string; first_day: string; last_day: string }>(
    `select (today - make_interval(days => $3::int - 1)) at time zone zone as "from", (today - make_interval(days => 2 * $3::int - 1)) at time zone zone as before_from,
       (here - make_interval(days => $3::int)) at time zone zone as before_to, zone,
       to_char(today - make_interval(days => 2 * $3::int - 1), 'YYYY-MM-DD') as first_day, to_char(today, 'YYYY-MM-DD') as last_day
     from (select time_zone as zone, $2::timestamptz at time zone time_zone as here, date_trunc('day', $2::timestamptz at time zone time_zone) as today
       from tenant where tenant_id = $1) t`,
    [db.tenantId, now, days],
  );
  if (!row) throw new Error('a tenant handle without its tenant');
  return {
    ...{ from: row.from, to: now, before: { from: row.before_from, to: row.before_to } },
    ...{ timeZone: row.zone, firstDay: row.first_day, lastDay: row.last_day },
  };
}
