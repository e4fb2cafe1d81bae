import type { KnowledgeLoader, Search } from '../../server/src/modules/knowledge/index.ts';
import type { Database } from '../../server/src/platform/db/index.ts';
import type { CorpusQuestion } from './make-corpus.ts';
import type { SeededTenant } from './seed-tenants.ts';

export interface Question {
  tenant: SeededTenant;
  question: CorpusQuestion;
}
export interface Asked {
  ms: number;
  /** Of the above: until the tenant's index was there. */
  loadMs: number;
  /** CPU of this process, in milliseconds. */
  cpuMs: number;
  dense: boolean;
  language: 'en' | 'ar';
}
export type Ask = (asked: Question) => Promise<Asked>;

const PASSAGES = 6;
const DAY = '2026-03-10';

export function createAsker(deps: { database: Database; knowledge: KnowledgeLoader; search: Search }): Ask {
  return async ({ tenant: { tenantId }, question: { text, language } }) => {
    const started = performance.now();
    const cpu = process.cpuUsage();
    const { knowledge_version: version } = await deps.database.withTenant(tenantId, (db) =>
      db.query.selectFrom('tenant').select('knowledge_version').executeTakeFirstOrThrow(),
    );
    const knowledge = await deps.knowledge.load(tenantId, Number(version));
    const loadMs = performance.now() - started;
    const found = await deps.search.find(tenantId, knowledge, { question: text, language, arabizi: false, limit: PASSAGES, day: DAY });
    const { user, system } = process.cpuUsage(cpu);
    return {
      ...{ ms: performance.now() - started, loadMs, cpuMs: (user + system) / 1_000, language },
      dense: found.passages.some(({ dense }) => dense !== null),
    };
  };
}

export async function askAll(ask: Ask, questions: readonly Question[], before?: (tenant: SeededTenant) => Promise<void>): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (const question of questions) {
    await before?.(question.tenant);
    asked.push(await ask(question));
  }
  return asked;
}
