import type { VectorStore } from '../../server/src/modules/knowledge/index.ts';
import type { Database } from '../../server/src/platform/db/index.ts';
import { bankOfQuestions } from './make-corpus.ts';
import type { SeededTenant } from './seed-tenants.ts';

const NEAREST = 20;
/** Half precision moves a cosine by less. */
const TOLERANCE = 0.000_5;

/** What the store finds against looking at every vector in this process. */
export async function measureRecall(parts: {
  database: Database;
  vectors: VectorStore;
  space: string;
  tenants: readonly SeededTenant[];
  embed: (texts: string[]) => Promise<Float32Array[]>;
}): Promise<void> {
  const questions = await parts.embed(bankOfQuestions());
  let [wanted, found] = [0, 0];
  for (const { tenantId } of parts.tenants) {
    const rows = await parts.database.withTenant(tenantId, (db) =>
      db.sql<{ chunk_id: string; embedding: string }>('select chunk_id, embedding from chunk_vector where tenant_id = $1 and space = $2', [
        tenantId,
        parts.space,
      ]),
    );
    const vectors = rows.map((row) => ({ id: row.chunk_id, vector: Float32Array.from(row.embedding.slice(1, -1).split(','), Number) }));
    for (const question of questions) {
      const exact = new Map<string, number>();
      for (const { id, vector } of vectors) {
        let cosine = 0;
        for (let at = 0; at < vector.length; at += 1) cosine += (vector[at] ?? 0) * (question[at] ?? 0);
        if (cosine > (exact.get(id) ?? -1)) exact.set(id, cosine);
      }
      const line = [...exact.values()].sort((left, right) => right - left)[NEAREST - 1] ?? 0;
      const hits = await parts.vectors.search(tenantId, { space: parts.space, vector: question, limit: NEAREST });
      wanted += NEAREST;
      found += hits.filter(({ chunkId }) => (exact.get(chunkId) ?? -1) >= line - TOLERANCE).length;
    }
  }
  process.stdout.write(`recall@${NEAREST} against exact search: ${(found / wanted).toFixed(4)}  n ${wanted / NEAREST} questions\n`);
}
