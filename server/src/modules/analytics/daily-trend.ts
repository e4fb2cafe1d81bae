import type { TenantDb } from '../../platform/db/index.ts';
import type { Window } from './window-of.ts';

export interface TrendDay {
  day: string;
  /** Its midnights, the first of them its own. */
  from: string;
  to: string;
  asked: number;
  handedOver: number;
}

/** Each local day of a window and of the time before it: conversations in which customers wrote, and those that were left to a person. */
export async function dailyTrend(db: TenantDb, window: Window, since: Date): Promise<TrendDay[]> {
  const values = [db.tenantId, since, window.to, window.timeZone];
  const perDay = (column: string): string => `to_char(${column} at time zone $4, 'YYYY-MM-DD')`;
  const asked = await db.sql<{ day: string; count: number }>(
    `select ${perDay('at')} as day, count(distinct conversation_id)::int as count from message
     where tenant_id = $1 and at >= $2 and at < $3 and direction = 'in' and author = 'contact' group by 1`,
    values,
  );
  const handed = await db.sql<{ day: string; count: number }>(
    `select ${perDay('started_at')} as day, count(distinct conversation_id)::int as count from turn
     where tenant_id = $1 and started_at >= $2 and started_at < $3 and outcome = 'handed_over' and state = 'done' group by 1`,
    values,
  );
  const countOn = (rows: { day: string; count: number }[]): Map<string, number> => new Map(rows.map(({ day, count }) => [day, count]));
  const [askedOn, handedOn] = [countOn(asked), countOn(handed)];
  const days = await db.sql<{ day: string; from: Date; to: Date }>(
    `select to_char(d, 'YYYY-MM-DD') as day, d at time zone $3 as "from", (d + interval '1 day') at time zone $3 as "to"
     from generate_series($1::timestamp, $2::timestamp, interval '1 day') d order by d`,
    [window.firstDay, window.lastDay, window.timeZone],
  );
  return days.map(({ day, from, to }) => ({
    ...{ day, from: from.toISOString(), to: to.toISOString() },
    ...{ asked: askedOn.get(day) ?? 0, handedOver: handedOn.get(day) ?? 0 },
  }));
}
