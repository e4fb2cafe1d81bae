import type { Database } from '../../platform/db/index.ts';
import type { TenantId } from '../../platform/ids.ts';
import type { HttpClient } from '../../platform/http/http-client.ts';
import type { FileStorage } from '../../platform/storage/file-storage.ts';
import type { Log } from '../../platform/telemetry/log.ts';
import type { ModelGateway } from '../llm/index.ts';
import { isActive } from '../tenancy/index.ts';
import type { Embedder } from './embedder.ts';
import { readFile, type TenantOfSource } from './sources/read-file.ts';
import { dropReading } from './sources/readings.ts';
import { dropPictures } from './sources/pictures/picture-store.ts';
import { followStages, notesOf, type Stages } from './sources/stages.ts';
import { syncWebSource } from './sources/sync-web-source.ts';
import { failWaiting, findWaiting, takeOver, type VersionRow } from './sources/versions.ts';
import { bumpKnowledge, findSource, replaceContent, setSourceState, type SourceRow } from './store.ts';

export interface ProcessDeps {
  database: Database;
  storage: FileStorage;
  embedder: Embedder | null;
  log: Log;
  onChanged: (tenantId: string) => void;
  /** Reads pages of the web; without one a page or site fails with a cause. */
  http?: HttpClient;
  /** Reads facts beside the rules; without one the rules alone do. */
  model?: ModelGateway | null;
}

/** A reading that broke, or took its process with it, this often is not begun again by itself. */
export const MOST_ATTEMPTS = 4;

interface Asked {
  source: SourceRow;
  tenant: TenantOfSource;
  waiting: VersionRow | undefined;
}
type Fail = (code: string, detail: string) => Promise<void>;

/**
 * Reads one source through all its stages: reading, structuring, indexing, testing, live. Each stage is stored with its time, so that a person
 * sees where it stands; a failure has a cause and leaves what the source said before in place. Running it again is safe.
 * @throws what breaks on our side, so that the queue tries again; after `MOST_ATTEMPTS` the source fails with `source.gave_up`
 */
export async function processSource(deps: ProcessDeps, tenantId: TenantId, sourceId: string, signal?: AbortSignal): Promise<void> {
  const asked = await begin(deps, tenantId, sourceId);
  if (!asked) return;
  const stages = followStages(deps, tenantId, sourceId, signal);
  const fail: Fail = async (code, detail) => {
    await deps.database.withTenant(tenantId, async (db) => {
      if (asked.waiting) {
        await failWaiting(db, asked.waiting, code);
        // The version before it stays what it was; where that was never read, it has failed like this one.
        const live = await db.query.selectFrom('document').select('id').where('source_id', '=', sourceId).executeTakeFirst();
        await setSourceState(db, sourceId, live ? 'live' : 'failed', { failureCode: live ? null : code, failureDetail: null });
      } else await setSourceState(db, sourceId, 'failed', { failureCode: code, failureDetail: detail.slice(0, 500), stages: stages.done });
    });
    deps.onChanged(tenantId);
    deps.log.info({ tenantId, sourceId, code }, 'source failed');
  };
  // It ended its process each time: once more would end the next one.
  if (asked.source.attempts >= MOST_ATTEMPTS) return fail('source.gave_up', 'it never came to an end');
  try {
    await (asked.source.origin === 'web'
      ? readWeb(deps, tenantId, asked, { stages, fail, signal })
      : readUploaded(deps, tenantId, asked, { stages, fail, signal }));
  } catch (error) {
    if (asked.source.attempts + 1 < MOST_ATTEMPTS) throw error;
    deps.log.warn({ err: error, tenantId, sourceId }, 'a source is given up');
    await fail('source.gave_up', error instanceof Error ? error.message : 'unknown');
  }
}

/** What there is to read; null while the tenant rests: it stays queued, and the watchdog comes back to it when the tenant goes on. */
function begin({ database }: ProcessDeps, tenantId: TenantId, sourceId: string): Promise<Asked | null> {
  return database.withTenant(tenantId, async (db) => {
    if (!(await isActive(db))) return null;
    const source = await findSource(db, sourceId);
    // Counted before the work: a process that dies of it counts nothing afterwards.
    await db.sql('update source set attempts = attempts + 1 where tenant_id = $1 and id = $2', [tenantId, sourceId]);
    return {
      source,
      tenant: await db.query.selectFrom('tenant').select(['currency', 'default_language']).executeTakeFirstOrThrow(),
      waiting: await findWaiting(db, sourceId),
    };
  });
}

interface Run {
  stages: Stages;
  fail: Fail;
  signal: AbortSignal | undefined;
}

async function readWeb(deps: ProcessDeps, tenantId: TenantId, { source, tenant }: Asked, { stages, fail, signal }: Run): Promise<void> {
  const failed = await syncWebSource(deps, tenantId, { source, tenant, stages }, signal);
  if (failed) {
    stages.failed();
    await fail(failed.code, failed.detail);
  } else deps.onChanged(tenantId);
}

async function readUploaded(
  deps: ProcessDeps,
  tenantId: TenantId,
  { source, tenant, waiting }: Asked,
  { stages, fail, signal }: Run,
): Promise<void> {
  const read = await readFile(deps, tenantId, { source, file: waiting ?? source, tenant, stages, signal });
  if ('code' in read) {
    stages.failed();
    return fail(read.code, read.detail);
  }
  try {
    const dropped = await deps.database.withTenant(tenantId, async (db) => {
      await replaceContent(db, source.id, { ...read.content, space: deps.embedder?.space ?? null });
      const keys = waiting ? await takeOver(db, source, waiting) : [];
      await setSourceState(db, source.id, 'live', {
        ...{ stages: stages.done, pages: read.content.document.pages, failureCode: null, failureDetail: null },
        notes: notesOf(read.content.document),
      });
      await bumpKnowledge(db);
      return keys;
    });
    for (const key of dropped) await deps.storage.remove(tenantId, key);
  } catch (error) {
    // The same bytes came as another document while these waited.
    if (waiting && (error as { code?: string }).code === '23505') return fail('document.duplicate', 'another document has the same bytes');
    throw error;
  }
  await dropReading(deps.storage, tenantId, source.id);
  if (waiting) await dropPictures(deps.storage, tenantId, source);
  deps.onChanged(tenantId);
}
