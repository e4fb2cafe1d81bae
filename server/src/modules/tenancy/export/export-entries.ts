import type { Database } from '../../../platform/db/index.ts';
import type { TenantId } from '../../../platform/ids.ts';
import type { FileStorage } from '../../../platform/storage/file-storage.ts';
import { CSV_TABLES } from './csv-tables.ts';
import { EXPORTED_TABLES } from './export-tables.ts';
import { readRows, toJsonLines } from './read-rows.ts';
import { toCsv } from './to-csv.ts';
import type { ZipEntry } from './write-zip.ts';

interface Deps {
  database: Database;
  storage: FileStorage;
}

/** Everything of a tenant: each table as JSON lines, the main ones as CSV too, and the files that were uploaded as they were. */
export async function* tenantEntries(deps: Deps, tenantId: TenantId, counts: Record<string, number>): AsyncGenerator<ZipEntry> {
  const count = (path: string): { rows: number } => ({
    get rows() {
      return counts[path] ?? 0;
    },
    set rows(value: number) {
      counts[path] = value;
    },
  });
  for (const table of EXPORTED_TABLES) {
    const path = `data/${table.name}.jsonl`;
    yield { path, content: () => toJsonLines(readRows(deps.database, tenantId, table), count(path)) };
  }
  for (const { file, table, columns } of CSV_TABLES) {
    const source = EXPORTED_TABLES.find(({ name }) => name === table);
    const path = `csv/${file}.csv`;
    if (source) yield { path, content: () => toCsv(columns, readRows(deps.database, tenantId, source), count(path)) };
  }
  const sources = readRows(
    deps.database,
    tenantId,
    { name: 'source', key: ['id'] },
    { text: `kind = $2 and storage_key <> ''`, values: ['file'] },
  );
  for await (const source of sources) {
    yield {
      path: `files/${String(source.id)}/${safeName(String(source.name))}`,
      content: () => deps.storage.getStream(tenantId, String(source.storage_key)),
    };
  }
  const logo = await deps.database.withTenant(tenantId, (db) =>
    db.query.selectFrom('tenant').select(['logo_key', 'logo_mime']).executeTakeFirstOrThrow(),
  );
  const { logo_key: key, logo_mime: mime } = logo;
  if (key && mime) yield { path: `files/logo.${mime.slice('image/'.length)}`, content: () => deps.storage.getStream(tenantId, key) };
}

/** Of use in every file system, and never a path. */
function safeName(name: string): string {
  const kept = name
    .replaceAll(/[^\p{L}\p{N}._ -]/gu, '_')
    .replace(/^[. ]+/, '')
    .slice(0, 120);
  return kept === '' ? 'file' : kept;
}
