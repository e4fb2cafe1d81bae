/**
 * Retrieval over public question sets, beside plain BM25 in the same run.
 * `node evals/retrieval.eval.ts [set …] [--dense] [--misses n]`
 * `--dense` also measures the sentence vectors on English documents: consulted where the words are not decisive, and always.
 */
import {
  buildLexicalIndex,
  type ChunkVectors,
  createSentenceEmbedder,
  extractAnswer,
  type FoundPassages,
  findPassages,
  type LexicalIndex,
  scoreChunks,
  shouldConsultDense,
} from '../server/src/modules/knowledge/retrieval/index.ts';
import { embedChunks } from './lib/dense-vectors.ts';
import { plainBm25 } from './lib/plain-bm25.ts';
import { holdsGold, isGold, loadQuestionSet, type Question } from './lib/question-set.ts';
import { keptAndRefused, type Outcome, reportLine, rounded } from './lib/report.ts';
import { wilson } from './lib/statistics.ts';

const SETS = ['restaurants', 'xquad-en', 'xquad-ar', 'arcd', 'cross'];
const LIMIT = 10;

function groupsOf(set: string, question: Question): string[] {
  if (set === 'cross') return [question.lang === 'en' ? 'en asks ar' : 'ar asks en'];
  if (set !== 'restaurants') return [question.lang];
  const kind = question.type.split(':')[0] ?? '';
  return kind === 'absent' ? ['en', 'en faq', 'en user', 'en profile'] : ['en', `en ${kind}`];
}

const wanted = process.argv.slice(2).filter((argument) => SETS.includes(argument));
const missesAt = process.argv.indexOf('--misses');
const missLimit = missesAt < 0 ? 0 : Number(process.argv[missesAt + 1] ?? 20);
const embedder = process.argv.includes('--dense') ? createSentenceEmbedder() : null;

for (const name of wanted.length > 0 ? wanted : SETS) {
  const set = loadQuestionSet(name);
  const withDense = embedder !== null && (name === 'restaurants' || name === 'xquad-en');
  const indexes = new Map<string, { index: LexicalIndex; plain: ReturnType<typeof plainBm25>; vectors: ChunkVectors[] }>();
  for (const [tenant, chunks] of set.chunksByTenant) {
    const vectors = withDense ? await embedChunks(embedder, chunks) : [];
    indexes.set(tenant, { index: buildLexicalIndex(chunks), plain: plainBm25(chunks), vectors });
  }
  const systems = new Map<string, Outcome[]>();
  const record = (system: string, outcome: Outcome): void => {
    systems.set(system, [...(systems.get(system) ?? []), outcome]);
  };
  let elapsedMs = 0;
  let decisive = 0;
  const quoted = { right: 0, count: 0, elapsedMs: 0, length: 0 };
  let decisiveRight = 0;
  let decisiveAnswerable = 0;
  for (const question of set.questions) {
    const tenant = indexes.get(question.tenant);
    if (tenant === undefined) throw new Error(`no documents for ${question.tenant}`);
    const gold = new Set(
      (set.chunksByTenant.get(question.tenant) ?? []).filter((chunk) => isGold(chunk, question)).map((chunk) => chunk.id),
    );
    const outcomeOf = (ids: readonly string[], signal: number, topText: string): Outcome => {
      return { question, rank: ids.findIndex((id) => gold.has(id)), signal, topText };
    };
    const ours = (found: FoundPassages): Outcome =>
      outcomeOf(
        found.passages.map((passage) => passage.chunkId),
        found.coverage,
        found.passages[0]?.text ?? '',
      );
    const ranked = tenant.plain(question.question).slice(0, LIMIT);
    record(
      'plain BM25',
      outcomeOf(
        ranked.map((entry) => entry.id),
        ranked[0]?.score ?? 0,
        '',
      ),
    );

    const input = { index: tenant.index, question: question.question, language: question.lang, limit: LIMIT };
    const started = performance.now();
    const found = findPassages(input);
    elapsedMs += performance.now() - started;
    const outcome = ours(found);
    record('ours: words + grams', outcome);
    if (question.answerable) {
      const quotedAt = performance.now();
      const answer = extractAnswer({ question: question.question, language: question.lang, passages: found.passages });
      quoted.elapsedMs += performance.now() - quotedAt;
      quoted.count += 1;
      quoted.length += answer?.text.length ?? 0;
      if (answer !== null && holdsGold(answer.text, question)) quoted.right += 1;
    }
    if (found.decisive) {
      decisive += 1;
      if (question.answerable) decisiveAnswerable += 1;
      if (question.answerable && outcome.rank === 0) decisiveRight += 1;
    }
    if (!withDense) continue;
    const [vector] = await embedder.embed([question.question]);
    if (vector === undefined) throw new Error('no vector for a question');
    const refined = findPassages({ ...input, dense: scoreChunks(vector, tenant.vectors) });
    record('ours + dense where not decisive', ours(shouldConsultDense(found, question.lang) ? refined : found));
    record('ours + dense always', ours(refined));
  }

  const chunkCount = [...set.chunksByTenant.values()].reduce((sum, chunks) => sum + chunks.length, 0);
  const cost = `${(elapsedMs / set.questions.length).toFixed(2)} ms a query`;
  console.log(`\n${name}: ${set.questions.length} questions, ${indexes.size} tenants, ${chunkCount} chunks, ${cost}`);
  for (const group of new Set(set.questions.flatMap((question) => groupsOf(name, question)))) {
    for (const [system, outcomes] of systems) {
      console.log(
        reportLine(
          `${group}  ${system}`,
          outcomes.filter((outcome) => groupsOf(name, outcome.question).includes(group)),
        ),
      );
    }
  }
  const perAnswer = `${Math.round(quoted.length / quoted.count)} characters, ${(quoted.elapsedMs / quoted.count).toFixed(2)} ms`;
  const interval = wilson(quoted.right, quoted.count).map(rounded).join(', ');
  console.log(`  quoted answer holds the gold one ${rounded(quoted.right / quoted.count)} [${interval}] n=${quoted.count} (${perAnswer})`);
  const lines = [0.4, 0.5, 0.6].map((line) => `${line}: ${keptAndRefused(systems.get('ours: words + grams') ?? [], line)}`);
  console.log(`  coverage line, answerable kept / unanswerable refused: ${lines.join('  ')}`);
  const share = rounded(decisive / set.questions.length);
  console.log(
    `  decisive ${share} of all; right on ${rounded(decisiveRight / Math.max(1, decisiveAnswerable))} of its answerable ones, n=${decisiveAnswerable}`,
  );
  const misses = (systems.get(withDense ? 'ours + dense where not decisive' : 'ours: words + grams') ?? []).filter(
    (outcome) => outcome.question.answerable && outcome.rank !== 0,
  );
  for (const miss of misses.slice(0, missLimit)) {
    const expected = miss.question.gold?.evidence?.[0]?.text.slice(0, 90) ?? '';
    console.log(
      `    ${miss.question.type} | ${miss.question.question} | wanted: ${expected} | got: ${miss.topText.slice(0, 90)} | rank ${miss.rank}`.replaceAll(
        '\n',
        ' ',
      ),
    );
  }
}
await embedder?.close();
