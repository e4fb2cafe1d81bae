import type { TenantDb } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';

export interface Span {
  from: Date;
  to: Date;
}
export interface Window extends Span {
  before: Span;
  /** IANA name: days are the tenant's. */
  timeZone: string;
  /** First local day of the time before, as `YYYY-MM-DD`, and the last of this time. */
  firstDay: string;
  lastDay: string;
  days: number;
}

const SPANS = `select first_day at time zone zone as "from", till at time zone zone as "to", (first_day - make_interval(days => days)) at time zone zone as before_from,
    (till - make_interval(days => days)) at time zone zone as before_to, zone, days,
    to_char(first_day - make_interval(days => days), 'YYYY-MM-DD') as first_day, to_char(last_day, 'YYYY-MM-DD') as last_day
  from (select *, least(here, last_day + interval '1 day') as till, (last_day::date - first_day::date) + 1 as days from chosen) d`;
const HERE = `select time_zone as zone, $2::timestamptz at time zone time_zone as here, date_trunc('day', $2::timestamptz at time zone time_zone) as today
  from tenant where tenant_id = $1`;

/** The last `days` days of the tenant's calendar, today included, and the same days before up to the same hour. */
export async function windowOf(db: TenantDb, days: number, now: Date): Promise<Window> {
  const [row] = await db.sql<SpanRow>(
    `with t as (${HERE}), chosen as (select zone, here, today - make_interval(days => $3::int - 1) as first_day, today as last_day from t) ${SPANS}`,
    [db.tenantId, now, days],
  );
  if (!row) throw new Error('a tenant handle without its tenant');
  return toWindow(row, now);
}

/**
 * Days of the tenant's calendar, both included, of the last as much as is over; and the same number of days before, up to the same hour.
 * @throws analytics.days_ahead
 */
export async function windowOfDays(db: TenantDb, { first, last }: { first: string; last: string }, now: Date): Promise<Window> {
  const [row] = await db.sql<SpanRow>(
    `with t as (${HERE}), chosen as (select zone, here, $3::timestamp as first_day, least($4::timestamp, today) as last_day
       from t where $3::timestamp <= today) ${SPANS}`,
    [db.tenantId, now, first, last],
  );
  if (!row) throw new AppError('analytics.days_ahead', { first });
  return toWindow(row, now);
}

interface SpanRow extends Span {
  before_from: Date;
  before_to: Date;
  zone: string;
  days: number;
  first_day: string;
  last_day: string;
}

const toWindow = (row: SpanRow, now: Date): Window => ({
  // A clock of the database has more digits than ours.
  ...{ from: row.from, to: row.to > now ? now : row.to, before: { from: row.before_from, to: row.before_to } },
  ...{ timeZone: row.zone, firstDay: row.first_day, lastDay: row.last_day, days: row.days },
});
