/**
 * Fits how likely a question is answerable, from the coverage of the passages that were found for it: for each language in which questions are asked, and
 * for passages in another language than the question, whose words are compared by what they mean.
 * `node evals/calibrate.eval.ts [--write]` prints the fit; `--write` stores it where the turn reads it.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildLexicalIndex, findPassages } from '../server/src/modules/knowledge/retrieval/index.ts';
import { loadQuestionSet } from './lib/question-set.ts';
import { rounded } from './lib/report.ts';

/** Questions as customers ask them weigh most: the encyclopaedia's are few beside them. */
const SETS = { en: ['restaurants', 'xquad-en'], ar: ['xquad-ar', 'arcd'], across: ['cross'] } as const;
/** Of the answerable questions, at most this share is refused. */
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

interface Line {
  line: number;
  /** Shares of the unanswerable and of the answerable questions that are refused. */
  refused: number;
  wrongly: number;
  f1: number;
}

/** Every line with what it refuses. */
function linesOf(samples: readonly Sample[], probability: (sample: Sample) => number): Line[] {
  const unanswerable = samples.filter((sample) => !sample.answerable);
  const answerable = samples.filter((sample) => sample.answerable);
  return Array.from({ length: 196 }, (_, at) => 0.01 + at * 0.005).map((line) => {
    const caught = unanswerable.filter((sample) => probability(sample) < line).length;
    const wrongly = answerable.filter((sample) => probability(sample) < line).length;
    const f1 = (2 * caught) / (2 * caught + wrongly + unanswerable.length - caught);
    return { line, refused: caught / unanswerable.length, wrongly: wrongly / answerable.length, f1 };
  });
}

const bestOf = (lines: readonly Line[], worth: (line: Line) => number): Line =>
  lines.reduce((best, line) => (worth(line) > worth(best) ? line : best));
const told = ({ line, refused, wrongly, f1 }: Line): string =>
  `${rounded(line)} (unanswerable refused ${rounded(refused)}, answerable refused ${rounded(wrongly)}, F1 ${rounded(f1)})`;

const entries = Object.entries(SETS).map(([language, names]) => {
  const samples = samplesOf(names);
  const { intercept, slope } = fit(samples);
  const lines = linesOf(samples, ({ coverage }) => probabilityOf(coverage, intercept, slope));
  // What is quoted comes with its source, so few questions that have their answer may be left to a person; but a reader who cannot read the source is
  // better served by a person, so there both errors weigh the same.
  const even = bestOf(lines, ({ refused, wrongly }) => refused - wrongly);
  const lenient = bestOf(
    lines.filter(({ wrongly }) => wrongly <= MOST_REFUSED),
    ({ f1 }) => f1,
  );
  const best = language === 'across' ? even : lenient;
  console.log(`${language}: n=${samples.length} (${names.join(', ')})`);
  console.log(`  even        ${told(even)}`);
  console.log(`  at <= ${MOST_REFUSED * 100} %   ${told(lenient)}`);
  console.log(`  taken       ${rounded(best.line)}`);
  const digits = (value: number): number => Math.round(value * 10_000) / 10_000;
  return `  ${language}: { intercept: ${digits(intercept)}, slope: ${digits(slope)}, line: ${digits(best.line)} },`;
});

if (process.argv.includes('--write')) {
  writeFileSync(
    TARGET,
    `// Made by \`node evals/calibrate.eval.ts --write\` over the question sets of evals/data; not edited by hand.\n\n/** Probability that passages answer: 1 / (1 + exp(-(intercept + slope * coverage))), and the line below which nothing is said. */\nexport const ANSWERABILITY = {\n${entries.join('\n')}\n} as const;\n`,
  );
  console.log(`written to ${TARGET.slice(TARGET.indexOf('server/'))}`);
}
