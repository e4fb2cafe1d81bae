import type { FaqIn } from '@wafaa/contracts';
import type { TenantDb } from '../../../platform/db/index.ts';
import { makeId } from '../../../platform/ids.ts';
import type { Embedder } from '../embedder.ts';
import { insertChunks, type StoredChunk } from '../store.ts';

const ARABIC = /\p{Script=Arabic}/u;

/**
 * Passages of an entry: each way to ask with each answer, so that whichever is closest finds it. The search shows one of them, in the asker's
 * language.
 */
export async function chunksOf(faqId: string, { questions, answer }: FaqIn, embedder: Embedder | null): Promise<StoredChunk[]> {
  const embedded = embedder ? questions.filter((question) => embedder.languages === 'all' || !ARABIC.test(question)) : [];
  const vectors = embedder && embedded.length > 0 ? await embedder.embed(embedded) : [];
  return (['en', 'ar'] as const).flatMap((language) => {
    const said = answer[language];
    return said === null
      ? []
      : questions.map((question): StoredChunk => {
          const vector = vectors[embedded.indexOf(question)];
          const text = `Q: ${question.replaceAll(/\s+/g, ' ')}\nA: ${said}`;
          return {
            ...{ id: makeId('chk'), kind: 'text', heading: null, page: null, start: 0, end: 0, faqId, language, text },
            vectors: vector ? [vector] : [],
          };
        });
  });
}

/** The line of the entry in the manual source. */
export function entryOf({ questions, answer }: FaqIn): string {
  return `Q: ${questions.join(' / ')} A: ${[answer.en, answer.ar].filter(Boolean).join(' / ')}`;
}

export async function writeChunks(
  db: TenantDb,
  place: { sourceId: string; documentId: string; start: number; end: number },
  faqId: string,
  chunks: readonly StoredChunk[],
  space: string | null,
): Promise<void> {
  await db.query.deleteFrom('chunk').where('faq_id', '=', faqId).execute();
  const placed = chunks.map((chunk) => ({ ...chunk, start: place.start, end: place.end }));
  await insertChunks(db, place.sourceId, place.documentId, placed, space);
}
