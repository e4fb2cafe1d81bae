import type { SourceVersionView } from '@wafaa/contracts';
import type { Selectable } from 'kysely';
import type { Schema, TenantDb } from '../../../platform/db/index.ts';
import { makeId } from '../../../platform/ids.ts';
import { failureOf } from '../present-failure.ts';
import { findSource, type SourceRow } from '../store.ts';

/** Replaced and failed versions of a source that are kept with their files; older ones go. */
const KEPT = 10;

export type VersionRow = Selectable<Schema['source_version']>;

/** The newer file that waits to be read; undefined when there is none. */
export async function findWaiting(db: TenantDb, sourceId: string): Promise<VersionRow | undefined> {
  return db.query
    .selectFrom('source_version')
    .selectAll()
    .where('source_id', '=', sourceId)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
}

/** The number of the next version of a source. */
export async function nextVersion(db: TenantDb, source: Pick<SourceRow, 'id' | 'version'>): Promise<number> {
  const [last] = await db.query
    .selectFrom('source_version')
    .select((column) => column.fn.max('version').as('version'))
    .where('source_id', '=', source.id)
    .execute();
  return Math.max(source.version, last?.version ?? 0) + 1;
}

export async function failWaiting(db: TenantDb, waiting: VersionRow, code: string): Promise<void> {
  await db.query
    .updateTable('source_version')
    .set({ state: 'failed', failure_code: code, ended_at: new Date() })
    .where('id', '=', waiting.id)
    .execute();
}

/** The waiting version becomes the source's own file, and what was live joins the history. @returns the files of versions that are dropped */
export async function takeOver(db: TenantDb, source: SourceRow, waiting: VersionRow): Promise<string[]> {
  await db.query.deleteFrom('source_version').where('id', '=', waiting.id).execute();
  await db.query
    .insertInto('source_version')
    .values({
      ...{ id: makeId('ver'), source_id: source.id, version: source.version, name: source.name, mime: source.mime },
      ...{ size_bytes: source.size_bytes, sha256: source.sha256, storage_key: source.storage_key, state: 'replaced' },
      ...{ failure_code: null, created_at: source.created_at, ended_at: new Date(), restored_from: source.restored_from },
    })
    .execute();
  await db.query
    .updateTable('source')
    .set({
      ...{ name: waiting.name, mime: waiting.mime, size_bytes: waiting.size_bytes, sha256: waiting.sha256 },
      ...{ storage_key: waiting.storage_key, version: waiting.version, restored_from: waiting.restored_from },
    })
    .where('id', '=', source.id)
    .execute();
  const old = await db.query
    .selectFrom('source_version')
    .select(['id', 'storage_key'])
    .where('source_id', '=', source.id)
    .orderBy('version', 'desc')
    .offset(KEPT)
    .execute();
  for (const { id } of old) await db.query.deleteFrom('source_version').where('id', '=', id).execute();
  return old.map((version) => version.storage_key);
}

/** Newest first, the live one among them. @throws source.not_found */
export async function listSourceVersions(db: TenantDb, id: string): Promise<{ items: SourceVersionView[] }> {
  const source = await findSource(db, id);
  const rows = await db.query.selectFrom('source_version').selectAll().where('source_id', '=', id).execute();
  const live: SourceVersionView = {
    ...{ version: source.version, name: source.name, mime: source.mime, sizeBytes: Number(source.size_bytes) },
    ...{ state: 'live', failure: failureOf(source.failure_code), createdAt: source.created_at.toISOString(), endedAt: null },
    restoredFrom: source.restored_from,
  };
  const others = rows.map(
    (row): SourceVersionView => ({
      ...{ version: row.version, name: row.name, mime: row.mime, sizeBytes: Number(row.size_bytes), state: row.state },
      ...{ failure: failureOf(row.failure_code), createdAt: row.created_at.toISOString(), endedAt: row.ended_at?.toISOString() ?? null },
      restoredFrom: row.restored_from,
    }),
  );
  return { items: [live, ...others].toSorted((one, other) => other.version - one.version) };
}
