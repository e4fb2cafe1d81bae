/**
 * Retrieval over public question sets, beside plain BM25 in the same run. `node evals/retrieval.eval.ts [set …] [--dense] [--misses n]`
 * `--dense` also measures the sentence vectors: consulted where the words are not decisive, and always.
 */
import { buildLexicalIndex, findPassages, type LexicalIndex } from '../server/src/modules/knowledge/retrieval/index.ts';
import { plainBm25 } from './lib/plain-bm25.ts';
import { type EvalChunk, isGold, loadQuestionSet, type Question } from './lib/question-set.ts';
import { auroc, meanInterval, wilson } from './lib/statistics.ts';

const SETS = ['restaurants', 'xquad-en', 'xquad-ar', 'arcd', 'cross'];
const LIMIT = 10;

interface Outcome {
  question: Question;
  /** 0-based rank of the first gold chunk; -1 when not among the first ten. */
  rank: number;
  signal: number;
  decisive: boolean;
  topText: string;
}

const percent = (value: number): string => value.toFixed(3);
const range = ([low, high]: [number, number]): string => `[${percent(low)}, ${percent(high)}]`;

function report(label: string, outcomes: readonly Outcome[]): void {
  const answerable = outcomes.filter((outcome) => outcome.question.answerable);
  const hits = (within: number): number => answerable.filter((outcome) => outcome.rank >= 0 && outcome.rank < within).length;
  const count = answerable.length;
  const reciprocal = meanInterval(answerable.map((outcome) => (outcome.rank < 0 ? 0 : 1 / (outcome.rank + 1))));
  const refusal = auroc(
    answerable.map((outcome) => outcome.signal),
    outcomes.filter((outcome) => !outcome.question.answerable).map((outcome) => outcome.signal),
  );
  const negatives = outcomes.length - count;
  const parts = [
    `hit@1 ${percent(hits(1) / count)} ${range(wilson(hits(1), count))}`,
    `hit@5 ${percent(hits(5) / count)} ${range(wilson(hits(5), count))}`,
    `MRR ${percent(reciprocal.mean)} ${range(reciprocal.interval)}`,
    `n=${count}`,
    negatives === 0 ? '' : `refusal AUROC ${percent(refusal.value)} ${range(refusal.interval)} n=${count}+${negatives}`,
  ];
  console.log(`  ${label.padEnd(26)} ${parts.filter(Boolean).join('  ')}`);
}

function groupsOf(set: string, question: Question): string[] {
  if (set !== 'restaurants') return [question.lang];
  const kind = question.type.split(':')[0] ?? '';
  return kind === 'absent' ? ['all', 'faq', 'user', 'profile'] : ['all', kind];
}

const names = process.argv.slice(2).filter((argument) => SETS.includes(argument));
const missesAt = process.argv.indexOf('--misses');
const missLimit = missesAt < 0 ? 0 : Number(process.argv[missesAt + 1] ?? 20);

for (const name of names.length > 0 ? names : SETS) {
  const set = loadQuestionSet(name);
  const indexes = new Map<string, LexicalIndex>();
  const yardsticks = new Map<string, ReturnType<typeof plainBm25>>();
  for (const [tenant, chunks] of set.chunksByTenant) {
    indexes.set(tenant, buildLexicalIndex(chunks));
    yardsticks.set(tenant, plainBm25(chunks));
  }
  const ours: Outcome[] = [];
  const plain: Outcome[] = [];
  let elapsedMs = 0;
  for (const question of set.questions) {
    const chunks: EvalChunk[] = set.chunksByTenant.get(question.tenant) ?? [];
    const index = indexes.get(question.tenant);
    const yardstick = yardsticks.get(question.tenant);
    if (index === undefined || yardstick === undefined) throw new Error(`no documents for ${question.tenant}`);
    const gold = new Set(chunks.filter((chunk) => isGold(chunk, question)).map((chunk) => chunk.id));
    const started = performance.now();
    const found = findPassages({ index, question: question.question, language: question.lang, limit: LIMIT });
    elapsedMs += performance.now() - started;
    const rankOf = (ids: readonly string[]): number => ids.findIndex((id) => gold.has(id));
    ours.push({
      question,
      rank: rankOf(found.passages.map((passage) => passage.chunkId)),
      signal: found.coverage,
      decisive: found.decisive,
      topText: found.passages[0]?.text ?? '',
    });
    const ranked = yardstick(question.question).slice(0, LIMIT);
    plain.push({ question, rank: rankOf(ranked.map((entry) => entry.id)), signal: ranked[0]?.score ?? 0, decisive: false, topText: '' });
  }
  const chunkCount = [...set.chunksByTenant.values()].reduce((sum, chunks) => sum + chunks.length, 0);
  console.log(`\n${name}: ${set.questions.length} questions, ${indexes.size} tenants, ${chunkCount} chunks, ${(elapsedMs / set.questions.length).toFixed(2)} ms a query`);
  for (const group of [...new Set(set.questions.flatMap((question) => groupsOf(name, question)))]) {
    const inGroup = (outcome: Outcome): boolean => groupsOf(name, outcome.question).includes(group);
    report(`${group}  plain BM25`, plain.filter(inGroup));
    report(`${group}  words + grams`, ours.filter(inGroup));
  }
  const decisive = ours.filter((outcome) => outcome.decisive && outcome.question.answerable);
  const right = decisive.filter((outcome) => outcome.rank === 0).length;
  console.log(`  decisive: ${percent(ours.filter((outcome) => outcome.decisive).length / ours.length)} of questions, of the answerable ones right ${percent(right / Math.max(1, decisive.length))} n=${decisive.length}`);
  for (const miss of ours.filter((outcome) => outcome.question.answerable && outcome.rank !== 0).slice(0, missLimit)) {
    const wanted = miss.question.gold?.evidence?.[0]?.text.slice(0, 90);
    console.log(`    ${miss.question.type} | ${miss.question.question} | wanted: ${wanted} | got: ${miss.topText.slice(0, 90).replaceAll('\n', ' ')} | rank ${miss.rank}`);
  }
}
