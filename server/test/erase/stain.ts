import type { TestDatabase } from '../database.ts';
import { TENANT_TABLES } from '../../src/platform/db/tenant-tables.ts';

interface Column {
  table_name: string;
  column_name: string;
  udt_name: string;
}

/** What a mark looks like in a column of each kind. */
const WRITTEN: Record<string, string> = {
  text: '$2::text',
  jsonb: `case jsonb_typeof(%I) when 'array' then jsonb_build_array($2::text) else jsonb_build_object('mark', $2::text) end`,
  bytea: `convert_to($2::text, 'UTF8')`,
  _text: 'array[$2::text]',
};

/**
 * Writes a mark into every column of text, JSON, bytes and lists of text of a tenant's rows: whatever a column was made for, something of the
 * tenant may stand in it. Columns that a key, a check or another table holds stay as they are, since the database takes nothing else there.
 * @returns the columns that were written
 */
export async function stain(
  asOwner: TestDatabase['asOwner'],
  tenantId: string,
  mark: string,
  except: readonly string[] = [],
): Promise<string[]> {
  const columns = await asOwner<Column>(
    `select c.table_name, c.column_name, c.udt_name from information_schema.columns c
     where c.table_schema = 'public' and c.table_name = any ($1) and c.udt_name = any ($2) and c.is_generated = 'NEVER'
       and not exists (select 1 from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
         where k.conrelid = format('public.%I', c.table_name)::regclass and a.attname = c.column_name and k.contype in ('p', 'u', 'f', 'c'))
       and not exists (select 1 from pg_index x join pg_attribute a on a.attrelid = x.indrelid and a.attnum = any (x.indkey)
         where x.indisunique and x.indrelid = format('public.%I', c.table_name)::regclass and a.attname = c.column_name)
     order by 1, 2`,
    [[...TENANT_TABLES], Object.keys(WRITTEN)],
  );
  const written: string[] = [];
  for (const { table_name: table, column_name: column, udt_name: kind } of columns) {
    if (except.includes(`${table}.${column}`)) continue;
    const value = (WRITTEN[kind] ?? '').replaceAll('%I', `"${column}"`);
    await asOwner(`update "${table}" set "${column}" = ${value} where tenant_id = $1`, [tenantId, mark]);
    written.push(`${table}.${column}`);
  }
  return written;
}
