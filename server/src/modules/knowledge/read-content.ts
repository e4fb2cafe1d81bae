import { makeId, type TenantId } from '../../platform/ids.ts';
import type { Log } from '../../platform/telemetry/log.ts';
import type { ModelGateway } from '../llm/index.ts';
import type { Embedder } from './embedder.ts';
import { packChunks } from './extract/pack-chunks.ts';
import type { ExtractedDocument } from './extract/types.ts';
import { readFacts } from './facts/read-facts.ts';
import { addModelFacts } from './model-facts/propose-facts.ts';
import { buildLexicalIndex, findPassages, splitForEmbedding } from './retrieval/index.ts';
import type { Content, StoredChunk } from './store.ts';

const ARABIC = /\p{Script=Arabic}/u;

/** Passages and facts of a document, without vectors yet. */
export function structure(
  document: ExtractedDocument,
  tenant: { currency: string; default_language: 'ar' | 'en' },
): Omit<Content, 'space'> {
  return {
    document,
    chunks: packChunks(document).map((chunk): StoredChunk => ({ ...chunk, id: makeId('chk'), vectors: [] })),
    facts: readFacts(document, { currency: tenant.currency, language: tenant.default_language }),
  };
}

/** The same with what a model reads beside the rules, where one is set. A model that fails leaves what the rules read, and fails no document. */
export async function structureWithModel(
  { model, log }: { model?: ModelGateway | null; log: Log },
  tenantId: TenantId,
  document: ExtractedDocument,
  tenant: { currency: string; default_language: 'ar' | 'en' },
  signal?: AbortSignal,
): Promise<Omit<Content, 'space'>> {
  const content = structure(document, tenant);
  if (!model || content.chunks.length === 0) return content;
  const options = { currency: tenant.currency, language: tenant.default_language };
  const { facts, verified, refused, failure } = await addModelFacts(model, tenantId, document, content.facts, options, signal);
  log.info({ tenantId, verified, refused, failure }, 'facts proposed by the model');
  return { ...content, facts };
}

// Rows of a table are answered from facts and words; sentences are what a paraphrase needs vectors for.
export async function embedChunks(chunks: StoredChunk[], embedder: Embedder | null, signal?: AbortSignal): Promise<void> {
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
export function selfTest(chunks: StoredChunk[]): boolean {
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
