import type { Database, SourceState } from '../../platform/db/index.ts';
import { makeId, type TenantId } from '../../platform/ids.ts';
import type { FileStorage } from '../../platform/storage/file-storage.ts';
import type { Log } from '../../platform/telemetry/log.ts';
import { isActive } from '../tenancy/index.ts';
import type { Embedder } from './embedder.ts';
import { extractDocument } from './extract/extract-document.ts';
import { packChunks } from './extract/pack-chunks.ts';
import { readFacts } from './facts/read-facts.ts';
import { buildLexicalIndex, findPassages, splitForEmbedding } from './retrieval/index.ts';
import { bumpKnowledge, findSource, replaceContent, type StoredChunk, setSourceState } from './store.ts';

export interface ProcessDeps {
  database: Database;
  storage: FileStorage;
  embedder: Embedder | null;
  log: Log;
  onChanged: (tenantId: string) => void;
}

const ARABIC = /\p{Script=Arabic}/u;

/**
 * Reads one source through all its stages: reading, structuring, indexing, testing, live. Each stage is stored with its time, so that a person
 * sees where it stands; a failure has a cause and leaves what the source said before in place. Running it again is safe.
 */
export async function processSource(deps: ProcessDeps, tenantId: TenantId, sourceId: string, signal?: AbortSignal): Promise<void> {
  const stages: { name: string; ms: number }[] = [];
  const asked = await deps.database.withTenant(tenantId, async (db) => {
    // Suspended, or about to be erased: it stays queued, and the watchdog comes back to it when the tenant goes on.
    if (!(await isActive(db))) return null;
    return {
      source: await findSource(db, sourceId),
      tenant: await db.query.selectFrom('tenant').select(['currency', 'default_language']).executeTakeFirstOrThrow(),
    };
  });
  if (!asked) return;
  const { source, tenant } = asked;
  const enter = async (state: SourceState): Promise<void> => {
    await deps.database.withTenant(tenantId, (db) =>
      setSourceState(db, sourceId, state, { stages, failureCode: null, failureDetail: null }),
    );
    deps.onChanged(tenantId);
  };
  const timed = async <T>(state: SourceState, work: () => Promise<T>): Promise<T> => {
    await enter(state);
    const started = performance.now();
    const result = await work();
    stages.push({ name: state, ms: Math.round(performance.now() - started) });
    return result;
  };
  const fail = async (code: string, detail: string): Promise<void> => {
    await deps.database.withTenant(tenantId, (db) =>
      setSourceState(db, sourceId, 'failed', { failureCode: code, failureDetail: detail.slice(0, 500), stages }),
    );
    deps.onChanged(tenantId);
    deps.log.info({ tenantId, sourceId, code }, 'source failed');
  };

  const bytes = await deps.storage.get(tenantId, source.storage_key);
  const extracted = await timed('reading', () =>
    extractDocument({ bytes, name: source.name, mime: source.mime, ...(signal ? { signal } : {}) }),
  );
  if (!extracted.ok) return fail(extracted.failure, extracted.detail);
  const { document } = extracted;
  const { chunks, facts } = await timed('structuring', async () => ({
    chunks: packChunks(document).map((chunk): StoredChunk => ({ ...chunk, id: makeId('chk'), vectors: [] })),
    facts: readFacts(document, { currency: tenant.currency, language: tenant.default_language }),
  }));
  if (chunks.length === 0) return fail('document.no_text', 'no passage came out of the document');
  await timed('indexing', () => embedChunks(chunks, deps.embedder, signal));
  const passed = await timed('testing', async () => selfTest(chunks));
  if (!passed) return fail('document.self_test_failed', 'a question made from the document did not find it');

  await deps.database.withTenant(tenantId, async (db) => {
    await replaceContent(db, sourceId, { document, chunks, facts, space: deps.embedder?.space ?? null });
    await setSourceState(db, sourceId, 'live', { stages, pages: document.pages, failureCode: null, failureDetail: null });
    await bumpKnowledge(db);
  });
  deps.onChanged(tenantId);
}

// Rows of a table are answered from facts and words; sentences are what a paraphrase needs vectors for.
async function embedChunks(chunks: StoredChunk[], embedder: Embedder | null, signal?: AbortSignal): Promise<void> {
  if (!embedder) return;
  const wanted = chunks.filter((chunk) => chunk.kind === 'text' && (embedder.languages === 'all' || !ARABIC.test(chunk.text)));
  const sentences = wanted.flatMap((chunk) => splitForEmbedding(chunk.text).map((text) => ({ chunk, text })));
  for (let start = 0; start < sentences.length; start += 64) {
    const group = sentences.slice(start, start + 64);
    const vectors = await embedder.embed(
      group.map((entry) => entry.text),
      signal,
    );
    group.forEach((entry, index) => {
      const vector = vectors[index];
      if (vector) entry.chunk.vectors.push(vector);
    });
  }
}

/** Nothing is ready before a question made from it finds it. A few passages across the document are asked for by their own first words. */
function selfTest(chunks: StoredChunk[]): boolean {
  const index = buildLexicalIndex(
    chunks.map((chunk) => ({ id: chunk.id, text: chunk.text, heading: chunk.heading, kind: chunk.kind, sourceId: 'self' })),
  );
  const step = Math.max(1, Math.floor(chunks.length / 5));
  const asked = chunks.filter((_, place) => place % step === 0).slice(0, 5);
  return asked.some((chunk) => {
    const question = chunk.text.split(/\s+/).slice(0, 12).join(' ');
    const language = ARABIC.test(question) ? 'ar' : 'en';
    return findPassages({ index, question, language, limit: 5 }).passages.some((passage) => passage.chunkId === chunk.id);
  });
}
