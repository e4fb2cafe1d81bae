import type { SourceAnswerView } from '@wafaa/contracts';
import type { TenantDb } from '../../../platform/db/index.ts';
import { understand } from '../../nlu/index.ts';
import { buildLexicalIndex, extractAnswer, findPassages } from '../retrieval/index.ts';
import { findSource } from '../store.ts';
import { documentsOf, startsOf } from './get-page.ts';

const SHOWN = 5;

/** The passages of one document that speak of a question, best first, and the sentence that says it. @throws source.not_found */
export async function askSource(db: TenantDb, sourceId: string, question: string): Promise<SourceAnswerView> {
  const source = await findSource(db, sourceId);
  const chunks = await db.query
    .selectFrom('chunk')
    .select(['id', 'kind', 'text', 'heading', 'document_id', 'span_start', 'span_end'])
    .where('source_id', '=', sourceId)
    .where('faq_id', 'is', null)
    .execute();
  if (chunks.length === 0) return { quote: null, passages: [] };
  const index = buildLexicalIndex(chunks.map(({ id, kind, text, heading }) => ({ id, kind, text, heading, sourceId })));
  const { language, arabizi } = understand(question, {});
  const { passages } = findPassages({ index, question, language, arabizi, limit: SHOWN });
  const quoted = extractAnswer({ question, language, arabizi, passages });
  const found = new Map(chunks.map((chunk) => [chunk.id, chunk]));
  const places = new Map<string, number[]>();
  const documents = await documentsOf(db, sourceId);
  const shown: SourceAnswerView['passages'] = [];
  for (const { chunkId, score } of passages) {
    const chunk = found.get(chunkId);
    if (!chunk || score <= 0) continue;
    const starts = places.get(chunk.document_id) ?? (await startsOf(db, chunk.document_id));
    places.set(chunk.document_id, starts);
    const at = Math.max(
      0,
      starts.findLastIndex((start) => start <= chunk.span_start),
    );
    const page = source.origin === 'web' ? documents.findIndex(({ id }) => id === chunk.document_id) : at;
    const start = source.origin === 'web' ? 0 : (starts[at] ?? 0);
    shown.push({ id: chunk.id, text: chunk.text, page: page + 1, start: chunk.span_start - start, end: chunk.span_end - start });
  }
  // What is quoted comes first, wherever it ranked.
  const best = shown.toSorted((one, other) => Number(other.id === quoted?.chunkId) - Number(one.id === quoted?.chunkId));
  return { quote: quoted?.text ?? null, passages: best };
}
