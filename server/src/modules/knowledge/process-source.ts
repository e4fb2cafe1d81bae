import type { Database } from '../../platform/db/index.ts';
import type { TenantId } from '../../platform/ids.ts';
import type { HttpClient } from '../../platform/http/http-client.ts';
import type { FileStorage } from '../../platform/storage/file-storage.ts';
import type { Log } from '../../platform/telemetry/log.ts';
import { isActive } from '../tenancy/index.ts';
import type { Embedder } from './embedder.ts';
import { extractDocument } from './extract/extract-document.ts';
import { embedChunks, selfTest, structure } from './read-content.ts';
import { syncWebSource } from './sources/sync-web-source.ts';
import { followStages, notesOf, type Stages } from './sources/stages.ts';
import { failWaiting, findWaiting, takeOver } from './sources/versions.ts';
import { bumpKnowledge, findSource, replaceContent, setSourceState, type SourceRow } from './store.ts';

export interface ProcessDeps {
  database: Database;
  storage: FileStorage;
  embedder: Embedder | null;
  log: Log;
  onChanged: (tenantId: string) => void;
  /** Reads pages of the web; without one a page or site fails with a cause. */
  http?: HttpClient;
}

export interface TenantOfSource {
  currency: string;
  default_language: 'ar' | 'en';
}

/**
 * Reads one source through all its stages: reading, structuring, indexing, testing, live. Each stage is stored with its time, so that a person
 * sees where it stands; a failure has a cause and leaves what the source said before in place. Running it again is safe.
 */
export async function processSource(deps: ProcessDeps, tenantId: TenantId, sourceId: string, signal?: AbortSignal): Promise<void> {
  const asked = await deps.database.withTenant(tenantId, async (db) => {
    // Suspended, or about to be erased: it stays queued, and the watchdog comes back to it when the tenant goes on.
    if (!(await isActive(db))) return null;
    return {
      source: await findSource(db, sourceId),
      tenant: await db.query.selectFrom('tenant').select(['currency', 'default_language']).executeTakeFirstOrThrow(),
      waiting: await findWaiting(db, sourceId),
    };
  });
  if (!asked) return;
  const { source, tenant, waiting } = asked;
  const stages = followStages(deps, tenantId, sourceId);
  const fail = async (code: string, detail: string): Promise<void> => {
    await deps.database.withTenant(tenantId, async (db) => {
      if (waiting) {
        await failWaiting(db, waiting, code);
        // The version before it stays what it was; where that was never read, it has failed like this one.
        const live = await db.query.selectFrom('document').select('id').where('source_id', '=', sourceId).executeTakeFirst();
        await setSourceState(db, sourceId, live ? 'live' : 'failed', { failureCode: live ? null : code, failureDetail: null });
      } else await setSourceState(db, sourceId, 'failed', { failureCode: code, failureDetail: detail.slice(0, 500), stages: stages.done });
    });
    deps.onChanged(tenantId);
    deps.log.info({ tenantId, sourceId, code }, 'source failed');
  };
  if (source.origin === 'web') {
    const failed = await syncWebSource(deps, tenantId, { source, tenant, stages }, signal);
    if (failed) await fail(failed.code, failed.detail);
    else deps.onChanged(tenantId);
    return;
  }
  const file = waiting ?? source;
  const read = await readFile(deps, tenantId, file, tenant, stages, signal);
  if ('code' in read) return fail(read.code, read.detail);
  const dropped = await deps.database.withTenant(tenantId, async (db) => {
    await replaceContent(db, sourceId, { ...read.content, space: deps.embedder?.space ?? null });
    const keys = waiting ? await takeOver(db, source, waiting) : [];
    await setSourceState(db, sourceId, 'live', {
      ...{ stages: stages.done, pages: read.content.document.pages, failureCode: null, failureDetail: null },
      notes: notesOf(read.content.document),
    });
    await bumpKnowledge(db);
    return keys;
  });
  for (const key of dropped) await deps.storage.remove(tenantId, key);
  deps.onChanged(tenantId);
}

async function readFile(
  deps: ProcessDeps,
  tenantId: TenantId,
  file: Pick<SourceRow, 'name' | 'mime' | 'storage_key'>,
  tenant: TenantOfSource,
  stages: Stages,
  signal?: AbortSignal,
): Promise<{ content: ReturnType<typeof structure> } | { code: string; detail: string }> {
  const bytes = await deps.storage.get(tenantId, file.storage_key);
  const input = { bytes, name: file.name, mime: file.mime, onProgress: stages.progress, ...(signal ? { signal } : {}) };
  const extracted = await stages.run('reading', () => extractDocument(input));
  if (!extracted.ok) return { code: extracted.failure, detail: extracted.detail };
  const content = await stages.run('structuring', async () => structure(extracted.document, tenant));
  if (content.chunks.length === 0) return { code: 'document.no_text', detail: 'no passage came out of the document' };
  await stages.run('indexing', () => embedChunks(content.chunks, deps.embedder, signal));
  const passed = await stages.run('testing', async () => selfTest(content.chunks));
  return passed ? { content } : { code: 'document.self_test_failed', detail: 'a question made from the document did not find it' };
}
