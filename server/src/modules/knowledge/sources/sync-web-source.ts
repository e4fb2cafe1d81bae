import type { TenantDb } from '../../../platform/db/index.ts';
import type { TenantId } from '../../../platform/ids.ts';
import type { ProcessDeps } from '../process-source.ts';
import { embedChunks, selfTest, structureWithModel } from '../read-content.ts';
import { applyReviews } from '../review/apply-reviews.ts';
import { keepLatest, loadReviews } from '../review/reviews.ts';
import { bumpKnowledge, type Content, insertContent, removeDocument, setSourceState, type SourceRow } from '../store.ts';
import { readWebSource } from '../web/index.ts';
import type { TenantOfSource } from './read-file.ts';
import { notesOf, type Stages } from './stages.ts';

interface Failure {
  code: string;
  detail: string;
}

/**
 * Reads a page or site, or what changed of it since the last time: a page is known by the fingerprint of its words. Pages that are gone are
 * dropped, those that merely could not be reached stay. @returns why nothing could be read; null when the source is live
 */
export async function syncWebSource(
  deps: ProcessDeps,
  tenantId: TenantId,
  { source, tenant, stages }: { source: SourceRow; tenant: TenantOfSource; stages: Stages },
  signal?: AbortSignal,
): Promise<Failure | null> {
  const { http } = deps;
  if (!http || source.url === null) return { code: 'web.unreachable', detail: 'this process does not read the web' };
  const url = source.url;
  const before = await deps.database.withTenant(tenantId, (db) =>
    db.query.selectFrom('web_page').select(['url', 'fingerprint', 'document_id']).where('source_id', '=', source.id).execute(),
  );
  const known = new Map(before.map((page) => [page.url, page.fingerprint]));
  const read = await stages.run('reading', () =>
    readWebSource(http, {
      ...{ url, maxPages: source.max_pages ?? 1, known },
      onProgress: ({ done, total }) => stages.progress({ stage: 'reading', done, total }),
      ...(signal ? { signal } : {}),
    }),
  );
  const skipped = read.skipped.map(({ url: address, failure }) => ({ url: address, code: failure }));
  const kept = before.filter((page) => !read.gone.includes(page.url));
  if (read.changed.length === 0 && kept.length === 0) {
    const [first] = read.skipped;
    return { code: first?.failure ?? 'document.no_text', detail: first?.detail ?? 'no page was found' };
  }
  const pages = await stages.run('structuring', async () => {
    const found: (ReadyPage & Pick<(typeof read.changed)[number], 'document'>)[] = [];
    for (const page of read.changed) {
      const content = await structureWithModel(deps, tenantId, page.document, tenant, signal);
      if (content.chunks.length > 0) found.push({ ...page, content });
    }
    return found;
  });
  await stages.run('indexing', async () => {
    for (const { content } of pages) await embedChunks(content.chunks, deps.embedder, signal);
  });
  const passed = await stages.run('testing', async () => pages.length === 0 || selfTest(pages.flatMap(({ content }) => content.chunks)));
  if (!passed) return { code: 'document.self_test_failed', detail: 'a question made from the pages did not find them' };

  await deps.database.withTenant(tenantId, async (db) => {
    await bumpKnowledge(db);
    const old = new Map(before.map((page) => [page.url, page.document_id]));
    for (const address of [...read.gone, ...pages.map((page) => page.url)]) {
      const documentId = old.get(address);
      if (documentId) await removeDocument(db, documentId);
    }
    await storePages(db, source.id, pages, deps.embedder?.space ?? null);
    await setSourceState(db, source.id, 'live', {
      ...{ stages: stages.done, pages: kept.length + pages.filter(({ url: address }) => !known.has(address)).length },
      ...{ failureCode: null, failureDetail: null },
      notes: {
        ...notesOf({ text: '', blocks: [], pages: null, warnings: pages.flatMap(({ document }) => document.warnings ?? []) }, skipped),
      },
    });
    await db.query.updateTable('source').set({ synced_at: new Date() }).where('id', '=', source.id).execute();
  });
  return null;
}

interface ReadyPage {
  url: string;
  fingerprint: string;
  content: Omit<Content, 'space'>;
}

async function storePages(db: TenantDb, sourceId: string, pages: readonly ReadyPage[], space: string | null): Promise<void> {
  const reviews = await loadReviews(db, sourceId);
  for (const { url, fingerprint, content } of pages) {
    const applied = applyReviews(content.facts, reviews);
    const documentId = await insertContent(db, sourceId, { ...content, facts: applied.facts, space });
    // A page says nothing about what another page of the site was edited for.
    await keepLatest(db, new Map([...applied.latest].filter(([, reading]) => reading !== null)));
    await db.query.insertInto('web_page').values({ source_id: sourceId, url, fingerprint, document_id: documentId }).execute();
  }
}
