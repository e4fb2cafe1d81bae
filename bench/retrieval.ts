import { createKnowledgeLoader } from '../server/src/modules/knowledge/load-knowledge.ts';
import { createSentenceEmbedder } from '../server/src/modules/knowledge/retrieval/index.ts';
import { createSearch } from '../server/src/modules/knowledge/search.ts';
import { createPgvectorStore } from '../server/src/modules/knowledge/vectors/pgvector/create-pgvector-store.ts';
import { askAll, type Asked, createAsker } from './retrieval/ask-all.ts';
import { bankOfSentences, makeQuestions } from './retrieval/make-corpus.ts';
import { measureRecall } from './retrieval/measure-recall.ts';
import { report } from './retrieval/report.ts';
import { openBenchDatabase, type SeededTenant, seedTenants } from './retrieval/seed-tenants.ts';

// Whole retrieval, as a turn and the API ask for it: the version from the database, the tenant's index, words, the question's vector, the nearest
// sentences, fusion. On PostgreSQL; the database of the run is made once and used again.
//
//   DATABASE_URL=postgres://… npm run bench -- retrieval [--tenants 100 --chunks 2000 --questions 2000 --large 20000 --cache-mb 512]

const P95_LINE_MS = 50;

function argument(name: string, fallback: number): number {
  const at = process.argv.indexOf(`--${name}`);
  return at > 0 ? Number(process.argv[at + 1]) : fallback;
}

const base = process.env.DATABASE_URL;
if (!base) throw new Error('DATABASE_URL names the PostgreSQL in which the database of this run is made');
const wanted = { tenants: argument('tenants', 100), chunks: argument('chunks', 2_000), large: argument('large', 20_000) };
const questions = argument('questions', 2_000);
const cacheBytes = argument('cache-mb', 512) * 1024 * 1024;

const local = createSentenceEmbedder();
const bank = await local.embed(bankOfSentences());
const { database, url } = await openBenchDatabase(base, 'wafaa_bench_retrieval');
const all = await seedTenants(database, url, wanted, local.space, bank);
const [tenants, large] = [all.slice(0, wanted.tenants), all[wanted.tenants]];
const embedder = {
  space: local.space,
  languages: 'en' as const,
  embed: (texts: string[], signal?: AbortSignal) => local.embed(texts, signal),
};
const vectors = createPgvectorStore(database);
const search = createSearch({ vectors, embedder });
/** A process that has met nobody. */
const newProcess = () => {
  const knowledge = createKnowledgeLoader(database, cacheBytes);
  return { knowledge, ask: createAsker({ database, knowledge, search }) };
};
const first = tenants.map((tenant) => ({ tenant, question: makeQuestions(tenant.place, 4)[tenant.place % 4]! }));
const many = Array.from({ length: questions }, (_, at) => {
  const tenant = tenants[at % tenants.length]!;
  return { tenant, question: makeQuestions(tenant.place + 1_000, Math.ceil(questions / tenants.length))[Math.floor(at / tenants.length)]! };
});

process.stdout.write(
  `${wanted.tenants} tenants × ${wanted.chunks} chunks, 4 sentences with vectors each; half English, half Arabic; one at a time\n`,
);
const failed: string[] = [];
const show = (name: string, asked: Asked[], line: number | null): void => {
  if (report(name, asked, line)) failed.push(name);
};
/** The first questions ever, and then the index of every tenant, as the job makes it when knowledge changes. What it keeps in memory goes with it. */
async function buildIndexes(): Promise<void> {
  const { knowledge, ask } = newProcess();
  const forget = async ({ tenantId }: SeededTenant): Promise<void> => {
    await database.withTenant(tenantId, (db) => db.query.deleteFrom('passage_index').execute());
  };
  show('no index is kept (first questions ever)', await askAll(ask, first.slice(0, 20), forget), null);
  for (const { tenantId } of all) {
    await knowledge.load(tenantId, 1);
    knowledge.forget(tenantId);
  }
  await knowledge.close();
}

try {
  await database.withTenant(tenants[0]!.tenantId, (db) => db.query.selectFrom('tenant').select('slug').execute());
  await buildIndexes();

  globalThis.gc?.();
  const before = process.memoryUsage();
  const met = newProcess();
  show('cold: a process that never met the tenant', await askAll(met.ask, first), P95_LINE_MS);
  globalThis.gc?.();
  const after = process.memoryUsage();
  const { tenants: kept, bytes } = met.knowledge.used();
  const grown = after.heapUsed + after.external - before.heapUsed - before.external;
  process.stdout.write(
    `memory: ${kept} tenants kept, ${(bytes / kept / 1e6).toFixed(2)} MB each as counted, ${(grown / kept / 1e6).toFixed(2)} MB each as measured; ` +
      `${Math.floor(cacheBytes / (bytes / kept))} such tenants fit in ${cacheBytes / 1024 / 1024} MiB\n`,
  );
  const warm = await askAll(met.ask, many);
  show('warm: all', warm, P95_LINE_MS);
  show(
    'warm: words alone',
    warm.filter(({ dense }) => !dense),
    null,
  );
  show(
    'warm: with vectors',
    warm.filter(({ dense }) => dense),
    null,
  );
  show(
    'warm: English',
    warm.filter(({ language }) => language === 'en'),
    null,
  );
  show(
    'warm: Arabic',
    warm.filter(({ language }) => language === 'ar'),
    null,
  );
  if (large) {
    const ofLarge = makeQuestions(large.place, 40).map((question) => ({ tenant: large, question }));
    show(`large tenant (${large.chunks} chunks): cold`, await askAll(met.ask, ofLarge.slice(0, 1)), null);
    show('large tenant: warm', await askAll(met.ask, ofLarge), null);
    show('the others after it', await askAll(met.ask, many.slice(0, 200)), P95_LINE_MS);
  }
  await measureRecall({ database, vectors, space: local.space, tenants: tenants.slice(0, 20), embed: (texts) => local.embed(texts) });
  await met.knowledge.close();
} finally {
  await local.close();
  await database.close();
}
if (failed.length > 0) {
  process.stdout.write(`P95 is not below ${P95_LINE_MS} ms: ${failed.join('; ')}\n`);
  process.exitCode = 1;
}
