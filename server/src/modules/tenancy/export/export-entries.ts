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

/** Everything of a tenant: each table as JSON lines, the main ones as CSV too, the files that were uploaded as they were, and those that customers sent. */
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
  for await (const file of mediaEntries(deps, tenantId)) yield file;
  const logo = await deps.database.withTenant(tenantId, (db) =>
    db.query.selectFrom('tenant').select(['logo_key', 'logo_mime']).executeTakeFirstOrThrow(),
  );
  const { logo_key: key, logo_mime: mime } = logo;
  if (key && mime) yield { path: `files/logo.${mime.slice('image/'.length)}`, content: () => deps.storage.getStream(tenantId, key) };
}

/** Files that customers sent, by the id that `data/message_media.jsonl` names them by; of one contact's threads, or of all. */
export async function* mediaEntries(deps: Deps, tenantId: TenantId, threads?: readonly string[]): AsyncGenerator<ZipEntry> {
  const table = { name: 'message_media', key: ['id'] } as const;
  const filter = threads
    ? { text: `state = 'stored' and conversation_id = any ($2)`, values: [threads] }
    : { text: `state = 'stored'`, values: [] };
  for await (const file of readRows(deps.database, tenantId, table, filter)) {
    const key = String(file.storage_key);
    // Let go since its row was read.
    if ((await deps.storage.sizeOf(tenantId, key)) === null) continue;
    yield { path: `media/${String(file.id)}${extensionOf(file)}`, content: () => deps.storage.getStream(tenantId, key) };
  }
}

function extensionOf({ name, mime }: Record<string, unknown>): string {
  const own = typeof name === 'string' ? /\.[a-z0-9]{1,5}$/i.exec(name)?.[0] : undefined;
  const ofType = typeof mime === 'string' ? mime.split('/')[1]?.replaceAll(/[^a-z0-9]/g, '') : undefined;
  return own ?? `.${ofType ?? 'bin'}`;
}

/** Of use in every file system, and never a path. */
function safeName(name: string): string {
  const kept = name
    .replaceAll(/[^\p{L}\p{N}._ -]/gu, '_')
    .replace(/^[. ]+/, '')
    .slice(0, 120);
  return kept === '' ? 'file' : kept;
}
