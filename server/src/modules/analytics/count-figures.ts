import { CONVERSATION_FIGURES, type Figures } from '@wafaa/contracts';
import type { TenantDb } from '../../platform/db/index.ts';
import { figuresQuery } from '../conversations/index.ts';

const COLUMNS = CONVERSATION_FIGURES.map((figure) => `(count(*) filter (where f.${figure}))::int as ${figure}`).join(', ');

/** How many conversations are behind each figure, of the time from `from` until before `to`. */
export async function countFigures(db: TenantDb, from: Date, to: Date): Promise<Figures> {
  const [row] = await db.sql<Figures>(`select ${COLUMNS} from (${figuresQuery('$2', '$3')}) f`, [db.tenantId, from, to]);
  if (!row) throw new Error('a count without a row');
  return row;
}
