import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/db/index.ts';
import type { TenantId } from '../../../platform/ids.ts';
import { understand } from '../../nlu/index.ts';
import { dayIn } from '../facts-on-day.ts';
import type { KnowledgeLoader } from '../load-knowledge.ts';
import type { Search } from '../search.ts';

/** Passages for a question, best first, as a turn would find them. */
export async function searchPassages(
  deps: { database: Database; knowledge: KnowledgeLoader; search: Search; clock: Clock },
  tenantId: TenantId,
  input: { q: string; limit: number },
) {
  const { knowledge_version: version, time_zone: zone } = await deps.database.withTenant(tenantId, (db) =>
    db.query.selectFrom('tenant').select(['knowledge_version', 'time_zone']).executeTakeFirstOrThrow(),
  );
  const knowledge = await deps.knowledge.load(tenantId, Number(version));
  const day = dayIn(zone, deps.clock.now());
  const { language, arabizi } = understand(input.q, {});
  const found = await deps.search.find(tenantId, knowledge, { question: input.q, language, arabizi, limit: input.limit, day });
  return {
    coverage: found.coverage,
    items: found.passages.map(({ chunkId, sourceId, text, heading, score, lexical, dense }) => ({
      ...{ chunkId, text, heading, score, lexical, dense },
      faqId: knowledge.faq.get(chunkId)?.entry ?? null,
      source: { id: sourceId, name: knowledge.sources.get(sourceId) ?? '', page: knowledge.pages.get(chunkId) ?? null },
    })),
  };
}
