import type { Database } from '../../../platform/db/index.ts';
import type { TenantId } from '../../../platform/ids.ts';
import type { ExportedTable } from './export-tables.ts';

const ROWS_AT_ONCE = 500;

type Row = Record<string, unknown>;
export type RowFilter = { text: string; values: readonly unknown[] };

/**
 * Rows of one table of one tenant, in the order of its key, a batch to a transaction: memory stays flat however many there are, and no
 * transaction is open while somebody's download is slow. A row that is added meanwhile may or may not be among them.
 * `filter.text` may name its values as `$2`, `$3` …
 */
export async function* readRows(database: Database, tenantId: TenantId, table: ExportedTable, filter?: RowFilter): AsyncGenerator<Row> {
  const values = filter?.values ?? [];
  const key = table.key.join(', ');
  for (let last: unknown[] | null = null; ; ) {
    const after = last ? `and (${key}) > (${table.key.map((_, index) => `$${values.length + 2 + index}`).join(', ')})` : '';
    const statement = `select * from ${table.name} where tenant_id = $1 ${filter ? `and (${filter.text})` : ''} ${after} order by ${key} limit ${ROWS_AT_ONCE}`;
    const parameters = [tenantId, ...values, ...(last ?? [])];
    const rows: Row[] = await database.withTenant(tenantId, (db) => db.sql<Row>(statement, parameters));
    for (const row of rows) yield Object.fromEntries(Object.entries(row).filter(([name]) => !table.without?.includes(name)));
    const end = rows.at(-1);
    if (!end || rows.length < ROWS_AT_ONCE) return;
    last = table.key.map((column) => end[column]);
  }
}

/** One row a line, as JSON (application/jsonl). */
export async function* toJsonLines(rows: AsyncIterable<Row>, counted: { rows: number }): AsyncGenerator<Buffer> {
  for await (const row of rows) {
    counted.rows += 1;
    yield Buffer.from(`${JSON.stringify(row)}\n`);
  }
}
