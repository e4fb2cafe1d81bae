import type { Language } from '@wafaa/contracts';
import type { TenantId } from '../../platform/ids.ts';
import type { Embedder } from './embedder.ts';
import type { Knowledge } from './load-knowledge.ts';
import { type FoundPassages, findPassages, shouldConsultDense } from './retrieval/index.ts';
import { oneOfEach } from './faq/one-of-each.ts';
import type { VectorHit, VectorStore } from './vectors/vector-store.ts';

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

/** Beside the words, the nearest of so many passages count. In the database all of them cost the same as the best of them; from outside each is sent. */
const MOST_HITS = { inside: 2_000, outside: 300 };
/** Of the coverage that is left where vectors should have had a say and were not to be had: the passage must hold more of the question. */
const CAREFUL = 0.85;

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

export interface SearchDeps {
  vectors: VectorStore;
  embedder: Embedder | null;
  /** Hears why a search went on by words alone. */
  onImpaired?: (tenantId: TenantId, error: unknown) => void;
}

export function createSearch({ vectors, embedder, onImpaired }: SearchDeps): Search {
  const nearest = async (tenantId: TenantId, vector: Float32Array, space: string, signal?: AbortSignal): Promise<VectorHit[] | null> => {
    try {
      const limit = vectors.outside ? MOST_HITS.outside : MOST_HITS.inside;
      return await vectors.search(tenantId, { space, vector, limit, ...(signal ? { signal } : {}) });
    } catch (error) {
      signal?.throwIfAborted();
      // The database is needed for everything else of the turn as well: that it is away is no reason to answer worse.
      if (!vectors.outside) throw error;
      onImpaired?.(tenantId, error);
      return null;
    }
  };
  return {
    async find(tenantId, knowledge, { question, language, arabizi, limit, day, signal }) {
      // The ways to ask one of the owner's questions are passages of their own, of which one is shown.
      const input = { index: knowledge.index, question, language, arabizi, limit: knowledge.faq.size === 0 ? limit : limit + FAQ_ROOM };
      const shown = (found: FoundPassages): FoundPassages => oneOfEach(found, knowledge.faq, { language, limit, day });
      const lexical = findPassages(input);
      const impaired = (): FoundPassages => shown({ ...lexical, coverage: lexical.coverage * CAREFUL });
      if (!embedder || !shouldConsultDense(lexical, language)) return shown(lexical);
      if (embedder.languages === 'en' && language !== 'en') return shown(lexical);
      const vector = await embedQuestion(embedder, question, signal);
      if (!vector) return impaired();
      const hits = await nearest(tenantId, vector, embedder.space, signal);
      if (hits === null) return impaired();
      if (hits.length === 0) return shown(lexical);
      // A hit of a passage that this version does not have (a source that was removed, and not yet outside) finds nothing.
      return shown(findPassages({ ...input, dense: new Map(hits.map(({ chunkId, cosine }) => [chunkId, cosine])) }));
    },
  };
}
