import type { Language } from '@wafaa/contracts';
import type { Database } from '../../platform/db/index.ts';
import type { TenantId } from '../../platform/ids.ts';
import type { Embedder } from './embedder.ts';
import type { Knowledge } from './load-knowledge.ts';
import { type FoundPassages, findPassages, shouldConsultDense } from './retrieval/index.ts';
import { oneOfEach } from './faq/one-of-each.ts';
import { toHalfvec } from './store.ts';

export interface Search {
  /** Passages of one tenant, best first, as they hold on `day` (YYYY-MM-DD of its calendar). The words decide alone where they can; else vectors of the question's own space join in. */
  find(
    tenantId: TenantId,
    knowledge: Knowledge,
    input: { question: string; language: Language; arabizi: boolean; limit: number; day: string; signal?: AbortSignal },
  ): Promise<FoundPassages>;
}

// A question is embedded in milliseconds; a worker that takes this long is overloaded or gone.
const EMBED_DEADLINE_MS = 4_000;
/** As many more passages are looked at where owners wrote questions: one entry may fill half of the list. */
const FAQ_ROOM = 60;

/** Null when the vectors are not to be had in time: the words alone still find passages. @throws when the turn itself was ended */
async function embedQuestion(embedder: Embedder, question: string, signal?: AbortSignal): Promise<Float32Array | null> {
  const deadline = AbortSignal.timeout(EMBED_DEADLINE_MS);
  try {
    const [vector] = await embedder.embed([question], signal ? AbortSignal.any([signal, deadline]) : deadline);
    return vector ?? null;
  } catch {
    signal?.throwIfAborted();
    return null;
  }
}

export function createSearch(database: Database, embedder: Embedder | null): Search {
  return {
    async find(tenantId, knowledge, { question, language, arabizi, limit, day, signal }) {
      // The ways to ask one of the owner's questions are passages of their own, of which one is shown.
      const input = { index: knowledge.index, question, language, arabizi, limit: knowledge.faq.size === 0 ? limit : limit + FAQ_ROOM };
      const shown = (found: FoundPassages): FoundPassages => oneOfEach(found, knowledge.faq, { language, limit, day });
      const lexical = findPassages(input);
      if (!embedder || !shouldConsultDense(lexical, language)) return shown(lexical);
      if (embedder.languages === 'en' && language !== 'en') return shown(lexical);
      const vector = await embedQuestion(embedder, question, signal);
      if (!vector) return shown(lexical);
      const rows = await database.withTenant(tenantId, (db) =>
        // Exact under the tenant's own key. Alone in its column order, so the tenant's btree bounds what is read.
        db.sql<{ chunk_id: string; cosine: number }>(
          `select chunk_id, max(1 - (embedding <=> $3::halfvec(512)))::float8 as cosine from chunk_vector
           where tenant_id = $1 and space = $2 group by chunk_id`,
          [tenantId, embedder.space, toHalfvec(vector)],
        ),
      );
      if (rows.length === 0) return shown(lexical);
      return shown(findPassages({ ...input, dense: new Map(rows.map((row) => [row.chunk_id, row.cosine])) }));
    },
  };
}
