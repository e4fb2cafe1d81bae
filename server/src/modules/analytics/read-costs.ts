import type { Costs, CostsView, SentCategory } from '@wafaa/contracts';
import type { TenantDb } from '../../platform/db/index.ts';
import { sentQuery } from '../conversations/index.ts';
import { countedOf, presentCounted } from './counted-of.ts';
import { beginnings, piecesOf, type Step, stepOf } from './pieces-of.ts';
import type { LookInput } from './read-report.ts';
import { type Span, type Window, windowOfDays } from './window-of.ts';

type Spent = Costs['spent'];
const SPENT = `coalesce(sum(calls), 0)::int as calls, coalesce(sum(input_tokens), 0)::float8 as "inputTokens",
  coalesce(sum(output_tokens), 0)::float8 as "outputTokens", coalesce(sum(cost_micro_usd), 0)::float8 as "costMicroUsd"`;
const NOTHING: Spent = { calls: 0, inputTokens: 0, outputTokens: 0, costMicroUsd: 0 };
/** Midnight of a row's day by the tenant's clock, `$4`. */
const MIDNIGHT = `(day::timestamp at time zone $4)`;

/** What models and messages cost, and which gaps were closed. Models are counted by whole days. @throws analytics.days_ahead */
export async function readCosts(db: TenantDb, input: LookInput): Promise<CostsView> {
  const window = await windowOfDays(db, input, input.now);
  const counted = await countedOf(db, window, input.mostMessages);
  const step = stepOf(window.days);
  const [known] = await db.sql<{ day: string | null }>(
    `select to_char(min(day), 'YYYY-MM-DD') as day from model_day where tenant_id = $1`,
    [db.tenantId],
  );
  return {
    ...{ ...presentCounted(counted), step },
    now: await countCosts(db, window, { from: window.from, to: window.to }, counted.now, step),
    earlier: counted.before && (await countCosts(db, window, window.before, counted.before, step)),
    models: await db.sql<CostsView['models'][number]>(
      `select model, purpose, ${SPENT} from model_day where tenant_id = $1 and ${MIDNIGHT} >= $2 and ${MIDNIGHT} < $3
       group by model, purpose order by 6 desc, 4 desc, 1, 2 limit 100`,
      [db.tenantId, window.from, window.to, window.timeZone],
    ),
    knownSince: known?.day ?? null,
  };
}

/** `messages` is the part of the time of which messages are counted; all else is of the whole. */
async function countCosts(db: TenantDb, { timeZone }: Window, span: Span, messages: Span, step: Step): Promise<Costs> {
  const spans = await piecesOf(db, span, step);
  const values = [db.tenantId, span.from, span.to, timeZone, beginnings(spans)];
  const spent = await db.sql<Spent & { piece: number }>(
    `select width_bucket(${MIDNIGHT}, $5::timestamptz[]) as piece, ${SPENT} from model_day
     where tenant_id = $1 and ${MIDNIGHT} >= $2 and ${MIDNIGHT} < $3 group by 1`,
    values,
  );
  const closed = await db.sql<{ piece: number; answered: number; settled: number; dismissed: number }>(
    `select width_bucket(closed_at, $4::timestamptz[]) as piece, (count(*) filter (where faq_id is not null))::int as answered,
       (count(*) filter (where faq_id is null and returns))::int as settled, (count(*) filter (where faq_id is null and not returns))::int as dismissed
     from (select distinct on (coalesce(gap_id, signature)) closed_at, faq_id, returns from closed_gap
       where tenant_id = $1 and closed_at >= $2 and closed_at < $3 order by coalesce(gap_id, signature), closed_at) g group by 1`,
    [...values.slice(0, 3), beginnings(spans)],
  );
  const sum = <Row>(rows: readonly Row[], read: (row: Row) => number): number => rows.reduce((all, row) => all + read(row), 0);
  return {
    spent: {
      ...{ calls: sum(spent, (row) => row.calls), inputTokens: sum(spent, (row) => row.inputTokens) },
      ...{ outputTokens: sum(spent, (row) => row.outputTokens), costMicroUsd: sum(spent, (row) => row.costMicroUsd) },
    },
    sent: await db.sql<Costs['sent'][number] & { category: SentCategory }>(
      `select category, count(*)::int as messages, count(distinct conversation_id)::int as conversations
       from (${sentQuery('$2', '$3')}) n group by category order by 2 desc, 1`,
      [db.tenantId, messages.from, messages.to],
    ),
    gaps: {
      ...{ answered: sum(closed, (row) => row.answered), settled: sum(closed, (row) => row.settled) },
      dismissed: sum(closed, (row) => row.dismissed),
    },
    pieces: spans.map(({ from, to }, index) => {
      const { piece: _, ...used } = spent.find(({ piece }) => piece === index + 1) ?? { piece: 0, ...NOTHING };
      const gaps = closed.find(({ piece }) => piece === index + 1);
      return { ...{ from: from.toISOString(), to: to.toISOString() }, spent: used, gapsClosed: gaps ? gaps.answered + gaps.settled : 0 };
    }),
  };
}
