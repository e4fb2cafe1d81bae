import { type Activity, type ActivityView, ASKED_MOODS, type AskedMood, type Writer, WRITERS } from '@wafaa/contracts';
import type { TenantDb } from '../../platform/db/index.ts';
import { hourOf, MOOD, WRITER } from '../conversations/index.ts';
import { countedOf, presentCounted } from './counted-of.ts';
import { beginnings, piecesOf, type Step, stepOf } from './pieces-of.ts';
import type { LookInput } from './read-report.ts';
import { type Span, windowOfDays } from './window-of.ts';

/** Who wrote how much and when, and in what mood. @throws analytics.days_ahead */
export async function readActivity(db: TenantDb, input: LookInput): Promise<ActivityView> {
  const window = await windowOfDays(db, input, input.now);
  const counted = await countedOf(db, window, input.mostMessages);
  const step = stepOf(window.days);
  return {
    ...{ ...presentCounted(counted), step },
    now: await countActivity(db, counted.now, step),
    earlier: counted.before && (await countActivity(db, counted.before, step)),
  };
}

type Written = Activity['pieces'][number]['wrote'][Writer];
const none = <Name extends string, Value>(names: readonly Name[], make: () => Value): Record<Name, Value> =>
  Object.fromEntries(names.map((name) => [name, make()])) as Record<Name, Value>;

async function countActivity(db: TenantDb, span: Span, step: Step): Promise<Activity> {
  const spans = await piecesOf(db, span, step);
  const pieces = spans.map(({ from, to }): Activity['pieces'][number] => ({
    ...{ from: from.toISOString(), to: to.toISOString() },
    wrote: none(WRITERS, () => ({ messages: 0, conversations: 0 })),
    moods: none(ASKED_MOODS, () => 0),
  }));
  const values = [db.tenantId, span.from, span.to, beginnings(spans)];
  const written = await db.sql<Written & { piece: number; writer: Writer }>(
    `select piece, writer, count(*)::int as messages, count(distinct conversation_id)::int as conversations from (
       select width_bucket(at, $4::timestamptz[]) as piece, ${WRITER} as writer, conversation_id
       from message where tenant_id = $1 and at >= $2 and at < $3
     ) w where writer is not null group by 1, 2`,
    values,
  );
  for (const { piece, writer, messages, conversations } of written) {
    const at = pieces[piece - 1];
    if (at) at.wrote[writer] = { messages, conversations };
  }
  const moods = await db.sql<{ piece: number; mood: AskedMood; count: number }>(
    `with asked as materialized (
       select distinct width_bucket(at, $4::timestamptz[]) as piece, conversation_id
       from message where tenant_id = $1 and at >= $2 and at < $3 and direction = 'in' and author = 'contact'
     ), felt as materialized (
       select width_bucket(t.started_at, $4::timestamptz[]) as piece, t.conversation_id, ${MOOD} as mood
       from turn t where t.tenant_id = $1 and t.started_at >= $2 and t.started_at < $3 and t.state in ('done', 'failed') group by 1, 2
     )
     select a.piece, coalesce(f.mood, 'none') as mood, count(*)::int as count
     from asked a left join felt f on f.piece = a.piece and f.conversation_id = a.conversation_id group by 1, 2`,
    values,
  );
  for (const { piece, mood, count } of moods) {
    const at = pieces[piece - 1];
    if (at) at.moods[mood] = count;
  }
  return { pieces, hours: await countHours(db, span) };
}

async function countHours(db: TenantDb, { from, to }: Span): Promise<Activity['hours']> {
  const rows = await db.sql<Written & { hour: string }>(
    `select ${hourOf('at')} as hour, count(*)::int as messages, count(distinct conversation_id)::int as conversations
     from message where tenant_id = $1 and at >= $2 and at < $3 and direction = 'in' and author = 'contact' group by 1 order by 1`,
    [db.tenantId, from, to],
  );
  return rows.map(({ hour, messages, conversations }) => ({
    ...{ weekday: Number(hour.slice(0, 1)), hour: Number(hour.slice(2)) },
    ...{ messages, conversations },
  }));
}
