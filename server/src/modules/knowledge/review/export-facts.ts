import type { FileAnswer } from '@wafaa/contracts';
import type { Database } from '../../../platform/db/index.ts';
import type { TenantId } from '../../../platform/ids.ts';
import { toCsvLine } from '../../audit/index.ts';
import { CSV_FORMS } from './csv-columns.ts';
import { type EditableKind, fieldsOf } from './fact-kinds.ts';
import { type AnyFact, findFacts, readAtOf } from './find-facts.ts';

const BATCH = 500;

/** The facts of a kind as CSV in UTF-8, rejected ones too, a batch at a time. The import takes it back. */
export function exportFacts(database: Database, tenantId: TenantId, kind: EditableKind): FileAnswer {
  return { name: `${kind}-facts.csv`, mime: 'text/csv; charset=utf-8', content: lines(database, tenantId, kind) };
}

async function* lines(database: Database, tenantId: TenantId, kind: EditableKind): AsyncGenerator<Uint8Array> {
  const { columns, write } = CSV_FORMS[kind];
  const head = ['id', 'state', 'source', ...columns];
  // Without the mark Excel reads UTF-8 as something else.
  yield Buffer.from(`\uFEFF${toCsvLine(head)}`);
  const names = await database.withTenant(tenantId, (db) => db.query.selectFrom('source').select(['id', 'name']).execute());
  for (let last: AnyFact | undefined; ; ) {
    const after = last ? { readAt: readAtOf(last.fact.id), ordinal: last.ordinal, id: last.fact.id } : null;
    const rows = await database.withTenant(tenantId, (db) => findFacts(db, kind, { after, limit: BATCH }));
    const text = rows.map(({ fact }) => {
      const cells: Record<string, string> = write(fieldsOf[kind](fact as never) as never);
      const source = names.find(({ id }) => id === fact.span.sourceId)?.name ?? '';
      return toCsvLine([fact.id, fact.state, source, ...columns.map((column) => cells[column] ?? '')]);
    });
    if (text.length > 0) yield Buffer.from(text.join(''));
    last = rows.at(-1);
    if (rows.length < BATCH) return;
  }
}
