import type { Database, TenantDb } from '../../../platform/db/index.ts';
import type { TenantId } from '../../../platform/ids.ts';
import type { Embedder } from '../embedder.ts';
import { splitForEmbedding } from '../retrieval/index.ts';
import { insertVectors } from './pgvector/create-pgvector-store.ts';

const ARABIC = /\p{Script=Arabic}/u;
const CHUNKS_AT_ONCE = 64;

/**
 * Makes the vectors that chunks lack in the embedder's space: those that could not be made when the document was read, and all of them after the
 * model was changed.
 * @returns how many chunks got theirs @throws when the embedder cannot make them now
 */
export async function embedMissing(
  { database, embedder }: { database: Database; embedder: Embedder },
  tenantId: TenantId,
  signal?: AbortSignal,
): Promise<number> {
  let made = 0;
  for (let after = ''; ; ) {
    const chunks = await database.withTenant(tenantId, (db) => chunksWithout(db, embedder.space, after));
    after = chunks.at(-1)?.id ?? '';
    if (chunks.length === 0) break;
    const texts = chunks.flatMap((chunk) => textsOf(chunk, embedder).map((text, sentence) => ({ chunkId: chunk.id, sentence, text })));
    if (texts.length === 0) continue;
    signal?.throwIfAborted();
    const vectors = await embedder.embed(
      texts.map(({ text }) => text),
      signal,
    );
    if (vectors.length < texts.length) throw new Error('embedding.failed');
    await database.withTenant(tenantId, async (db) => {
      const standing = await db.query
        .selectFrom('chunk')
        .select('id')
        .where('id', 'in', [...new Set(texts.map(({ chunkId }) => chunkId))])
        .forUpdate()
        .execute();
      const ids = new Set(standing.map(({ id }) => id));
      made += ids.size;
      await insertVectors(
        db,
        texts.flatMap(({ chunkId, sentence }, at) => {
          const embedding = vectors[at];
          return embedding && ids.has(chunkId) ? [{ space: embedder.space, chunkId, sentence, embedding }] : [];
        }),
      );
    });
  }
  return made;
}

/** Vectors of models before this one, once every chunk has its own: nobody asks for them any more. */
export async function dropOtherSpaces(
  { database, embedder }: { database: Database; embedder: Embedder },
  tenantId: TenantId,
): Promise<void> {
  await database.withTenant(tenantId, (db) => db.query.deleteFrom('chunk_vector').where('space', '!=', embedder.space).execute());
}

interface Lacking {
  id: string;
  text: string;
  faq_id: string | null;
}

async function chunksWithout(db: TenantDb, space: string, after: string): Promise<Lacking[]> {
  return db.sql<Lacking>(
    `select c.id, c.text, c.faq_id from chunk c where c.tenant_id = $1 and c.kind = 'text' and c.id > $3
     and not exists (select 1 from chunk_vector v where v.tenant_id = $1 and v.space = $2 and v.chunk_id = c.id) order by c.id limit $4`,
    [db.tenantId, space, after, CHUNKS_AT_ONCE],
  );
}

/** As they are made when a document is read (`read-content.ts`), and an owner's question by its words (`faq/write-entry.ts`). */
function textsOf({ text, faq_id: faq }: Lacking, embedder: Embedder): string[] {
  const readable = (words: string): boolean => embedder.languages === 'all' || !ARABIC.test(words);
  if (faq === null) return readable(text) ? splitForEmbedding(text) : [];
  const question = text.slice(0, text.indexOf('\nA: ')).replace(/^Q: /, '');
  return readable(question) ? [question] : [];
}
