import { CONVERSATION_FIGURES, PART_FIGURES, type Report } from '@wafaa/contracts';
import type { TenantDb } from '../../platform/db/index.ts';
import { figuresQuery } from '../conversations/index.ts';
import type { Span } from './window-of.ts';

const counts = (figures: readonly string[]): string =>
  figures.map((figure) => `'${figure}', (count(*) filter (where f.${figure}))::int`).join(', ');
const PARTED = `json_build_object(${counts(PART_FIGURES)})`;
const list = (rows: string): string => `(select coalesce(json_agg(g), '[]') from (${rows} order by count(*) desc, 1) g)`;
const by = (key: string, from = 'found f'): string => list(`select ${key} as key, ${PARTED} as figures from ${from} group by 1`);

/** Figures of a time and of its parts, all from one reading of the rows that the figures are made of. */
export async function countReport(db: TenantDb, { from, to }: Span): Promise<Report> {
  const [row] = await db.sql<{ report: Report }>(
    `with found as materialized (${figuresQuery('$2', '$3', true)})
     select json_build_object(
       'figures', (select json_build_object(${counts(CONVERSATION_FIGURES)}) from found f),
       'channels', ${by('v.channel', 'found f join conversation v on v.tenant_id = $1 and v.id = f.conversation_id')},
       'topics', ${by('p.topic', 'found f cross join lateral unnest(f.topics) as p (topic)')},
       'languages', ${by('f.language')},
       'moods', ${by('f.mood')},
       'reasons', ${list(`select p.reason as key, count(*)::int as count from found f cross join lateral unnest(f.reasons) as p (reason) group by 1`)},
       'labels', ${list(`select n.id as key, n.name, ${PARTED} as figures from found f
         join conversation_label l on l.tenant_id = $1 and l.conversation_id = f.conversation_id
         join inbox_label n on n.tenant_id = $1 and n.id = l.label_id group by n.tenant_id, n.id`)}
     ) as report`,
    [db.tenantId, from, to],
  );
  if (!row) throw new Error('a count without a row');
  return row.report;
}
