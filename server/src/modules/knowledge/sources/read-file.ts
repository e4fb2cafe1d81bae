import type { Embedder } from '../embedder.ts';
import { extractDocument } from '../extract/extract-document.ts';
import { embedChunks, selfTest, type structure, structureWithModel } from '../read-content.ts';
import type { ModelGateway } from '../../llm/index.ts';
import type { Log } from '../../../platform/telemetry/log.ts';
import type { SourceRow } from '../store.ts';
import type { TenantId } from '../../../platform/ids.ts';
import type { FileStorage } from '../../../platform/storage/file-storage.ts';
import { lookAtPages, sayWhoRead } from './look-at-pages.ts';
import { findReading, keepReading } from './readings.ts';
import type { Stages } from './stages.ts';

export interface TenantOfSource {
  currency: string;
  default_language: 'ar' | 'en';
}

interface Read {
  source: SourceRow;
  /** The source's own file, or that of the version that waits. */
  file: Pick<SourceRow, 'name' | 'mime' | 'storage_key' | 'sha256'>;
  tenant: TenantOfSource;
  stages: Stages;
  signal: AbortSignal | undefined;
}

/** A file through the stages up to live: its content, or why there is none. What was read is kept while the stages behind it may fail. */
export async function readFile(
  deps: { storage: FileStorage; embedder: Embedder | null; model?: ModelGateway | null; log: Log },
  tenantId: TenantId,
  { source, file, tenant, stages, signal }: Read,
): Promise<{ content: ReturnType<typeof structure> } | { code: string; detail: string }> {
  if ((await deps.storage.sizeOf(tenantId, file.storage_key)) === null)
    return { code: 'source.file_gone', detail: 'its file is not there' };
  const before = source.stages.find(({ name }) => name === 'reading');
  let document = before ? await findReading(deps.storage, tenantId, { sourceId: source.id, sha256: file.sha256 }) : null;
  if (document && before) stages.keep(before);
  else {
    const bytes = await deps.storage.get(tenantId, file.storage_key);
    const input = { bytes, name: file.name, mime: file.mime, onProgress: stages.progress };
    const extracted = await stages.run('reading', (ends) => {
      const until = signal ? AbortSignal.any([signal, ends]) : ends;
      const look = lookAtPages(deps.model, tenantId, until);
      return extractDocument({ ...input, signal: ends, ...(look ? { look } : {}) });
    });
    if (!extracted.ok) return { code: extracted.failure, detail: extracted.detail };
    document = sayWhoRead(extracted.document, deps.model);
    await keepReading(deps.storage, tenantId, { sourceId: source.id, sha256: file.sha256, document });
  }
  const read = document;
  const content = await stages.run('structuring', (ends) =>
    structureWithModel(deps, tenantId, read, tenant, signal ? AbortSignal.any([signal, ends]) : ends),
  );
  if (content.chunks.length === 0) return { code: 'document.no_text', detail: 'no passage came out of the document' };
  await stages.run('indexing', (ends) => embedChunks(content.chunks, deps.embedder, signal ? AbortSignal.any([signal, ends]) : ends));
  const passed = await stages.run('testing', async () => selfTest(content.chunks));
  return passed ? { content } : { code: 'document.self_test_failed', detail: 'a question made from the document did not find it' };
}
