/**
 * Fits how likely a question is answerable, from the coverage of the passages that were found for it, for each language in which questions are asked.
 * `node evals/calibrate.ts [--write]` prints the fit; `--write` stores it where the turn reads it.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildLexicalIndex, findPassages } from '../server/src/modules/knowledge/retrieval/index.ts';
import { loadQuestionSet } from './lib/question-set.ts';
import { rounded } from './lib/report.ts';

/** Questions as customers ask them weigh most: the encyclopaedia's are few beside them. */
const SETS = { en: ['restaurants', 'xquad-en'], ar: ['xquad-ar', 'arcd'] } as const;
/** Of answerable questions, at most this share is refused. */
const MOST_REFUSED = 0.05;
const TARGET = fileURLToPath(new URL('../server/src/modules/knowledge/ask/answerability-data.ts', import.meta.url));

interface Sample {
  coverage: number;
  answerable: boolean;
}

function samplesOf(names: readonly string[]): Sample[] {
  return names.flatMap((name) => {
    const set = loadQuestionSet(name);
    const indexes = new Map([...set.chunksByTenant].map(([tenant, chunks]) => [tenant, buildLexicalIndex(chunks)]));
    return set.questions.flatMap(({ tenant, question, lang: language, answerable }) => {
      const index = indexes.get(tenant);
      return index ? [{ coverage: findPassages({ index, question, language, limit: 6 }).coverage, answerable }] : [];
    });
  });
}

const probabilityOf = (coverage: number, intercept: number, slope: number): number => 1 / (1 + Math.exp(-(intercept + slope * coverage)));

/** Logistic regression by Newton's steps; both classes weigh the same, for a set's share of unanswerable questions is nobody's business. */
function fit(samples: readonly Sample[]): { intercept: number; slope: number } {
  const answerable = samples.filter((sample) => sample.answerable).length;
  const weightOf = (sample: Sample): number => samples.length / 2 / (sample.answerable ? answerable : samples.length - answerable);
  let [intercept, slope] = [0, 1];
  for (let step = 0; step < 50; step += 1) {
    let [g0, g1, h00, h01, h11] = [0, 0, 1e-6, 0, 1e-6];
    for (const sample of samples) {
      const p = probabilityOf(sample.coverage, intercept, slope);
      const weight = weightOf(sample);
      const error = weight * ((sample.answerable ? 1 : 0) - p);
      const spread = weight * p * (1 - p);
      g0 += error;
      g1 += error * sample.coverage;
      h00 += spread;
      h01 += spread * sample.coverage;
      h11 += spread * sample.coverage ** 2;
    }
    const determinant = h00 * h11 - h01 * h01;
    intercept += (h11 * g0 - h01 * g1) / determinant;
    slope += (h00 * g1 - h01 * g0) / determinant;
  }
  return { intercept, slope };
}

/** The line below which an answer is refused: the best F1 of refusals among those that refuse few answerable questions. */
function chooseLine(samples: readonly Sample[], probability: (sample: Sample) => number) {
  let best = { line: 0, f1: 0, refused: 0, wrongly: 0 };
  const unanswerable = samples.filter((sample) => !sample.answerable);
  const answerable = samples.filter((sample) => sample.answerable);
  for (let line = 0.01; line < 0.99; line += 0.005) {
    const caught = unanswerable.filter((sample) => probability(sample) < line).length;
    const wrongly = answerable.filter((sample) => probability(sample) < line).length;
    if (wrongly > answerable.length * MOST_REFUSED) break;
    const f1 = (2 * caught) / (2 * caught + wrongly + unanswerable.length - caught);
    if (f1 > best.f1) best = { line, f1, refused: caught / unanswerable.length, wrongly: wrongly / answerable.length };
  }
  return best;
}

const entries = Object.entries(SETS).map(([language, names]) => {
  const samples = samplesOf(names);
  const { intercept, slope } = fit(samples);
  const best = chooseLine(samples, ({ coverage }) => probabilityOf(coverage, intercept, slope));
  console.log(
    `${language}: n=${samples.length} (${names.join(', ')}), line ${rounded(best.line)}: unanswerable refused ${rounded(best.refused)}, answerable refused ${rounded(best.wrongly)}, F1 ${rounded(best.f1)}`,
  );
  const digits = (value: number): number => Math.round(value * 10_000) / 10_000;
  return `  ${language}: { intercept: ${digits(intercept)}, slope: ${digits(slope)}, line: ${digits(best.line)} },`;
});

if (process.argv.includes('--write')) {
  writeFileSync(
    TARGET,
    `// Made by \`node evals/calibrate.ts --write\` over the question sets of evals/data; not edited by hand.\n\n/** Probability that passages answer: 1 / (1 + exp(-(intercept + slope * coverage))), and the line below which nothing is said. */\nexport const ANSWERABILITY = {\n${entries.join('\n')}\n} as const;\n`,
  );
  console.log(`written to ${TARGET.slice(TARGET.indexOf('server/'))}`);
}
