import type { TenantDb } from '../../platform/db/index.ts';
import type { Span } from './window-of.ts';

export type Step = 'hour' | 'day' | 'week';

/** As many pieces as can be told apart on a page: hours of up to two days, days of up to five weeks, weeks beyond. */
export const stepOf = (days: number): Step => (days <= 2 ? 'hour' : days <= 35 ? 'day' : 'week');

/** The time in pieces, by the tenant's clock from its first midnight on; the first and the last end where the time does. */
export async function piecesOf(db: TenantDb, { from, to }: Span, step: Step): Promise<Span[]> {
  const rows = await db.sql<{ at: Date }>(
    `select distinct on (at) at from (
       select greatest(s at time zone zone, $2::timestamptz) as at, (s + $4::interval) at time zone zone as ends from (
         select zone, generate_series(date_trunc('day', $2::timestamptz at time zone zone), $3::timestamptz at time zone zone, $4::interval) as s
         from (select time_zone as zone from tenant where tenant_id = $1) t) p
     ) q where at < $3::timestamptz and ends > $2::timestamptz order by at`,
    [db.tenantId, from, to, `1 ${step}`],
  );
  return rows.map(({ at }, index) => ({ from: at, to: rows[index + 1]?.at ?? to }));
}

/** The beginnings, for `width_bucket`: 1 is the first piece. */
export const beginnings = (pieces: readonly Span[]): string[] => pieces.map(({ from }) => from.toISOString());
