import type { Question } from './question-set.ts';
import { auroc, meanInterval, wilson } from './statistics.ts';

export interface Outcome {
  question: Question;
  /** 0-based rank of the first gold chunk; -1 when not among those looked at. */
  rank: number;
  /** Higher: more willing to answer. */
  signal: number;
  topText: string;
}

export const rounded = (value: number): string => value.toFixed(3);
const range = ([low, high]: [number, number]): string => `[${rounded(low)}, ${rounded(high)}]`;

/** One line: hit@1, hit@5, MRR over the answerable questions, refusal AUROC over all, each with its 95 % interval and n. */
export function reportLine(label: string, outcomes: readonly Outcome[]): string {
  const answerable = outcomes.filter((outcome) => outcome.question.answerable);
  const unanswerable = outcomes.filter((outcome) => !outcome.question.answerable);
  const count = answerable.length;
  const hits = (within: number): number => answerable.filter((outcome) => outcome.rank >= 0 && outcome.rank < within).length;
  const reciprocal = meanInterval(answerable.map((outcome) => (outcome.rank < 0 ? 0 : 1 / (outcome.rank + 1))));
  const parts = [
    `hit@1 ${rounded(hits(1) / count)} ${range(wilson(hits(1), count))}`,
    `hit@5 ${rounded(hits(5) / count)} ${range(wilson(hits(5), count))}`,
    `MRR ${rounded(reciprocal.mean)} ${range(reciprocal.interval)}`,
    `n=${count}`,
  ];
  if (unanswerable.length > 0) {
    const refusal = auroc(
      answerable.map((outcome) => outcome.signal),
      unanswerable.map((outcome) => outcome.signal),
    );
    parts.push(`refusal AUROC ${rounded(refusal.value)} ${range(refusal.interval)} n=${count}+${unanswerable.length}`);
    parts.push(`refusal F1 ${rounded(refusalF1(answerable, unanswerable))}`);
  }
  return `  ${label.padEnd(38)} ${parts.join('  ')}`;
}

/** How many answerable questions may be refused. */
const FALSE_REFUSALS = 0.05;

/** F1 of refusing at the line that refuses at most one answerable question in twenty. */
export function refusalF1(answerable: readonly Outcome[], unanswerable: readonly Outcome[]): number {
  const allowed = Math.floor(answerable.length * FALSE_REFUSALS);
  // Refused is what lies below the line: the first signal that one answerable question too many would lie below.
  const line = answerable.map(({ signal }) => signal).toSorted((left, right) => left - right)[allowed] ?? Infinity;
  const right = unanswerable.filter(({ signal }) => signal < line).length;
  const wrong = answerable.filter(({ signal }) => signal < line).length;
  return right === 0 ? 0 : (2 * right) / (2 * right + wrong + (unanswerable.length - right));
}

/** What a refusal line at this signal would do: share of answerable questions kept, share of unanswerable ones refused. */
export function keptAndRefused(outcomes: readonly Outcome[], line: number): string {
  const share = (group: readonly Outcome[], passes: (outcome: Outcome) => boolean): string =>
    rounded(group.filter(passes).length / Math.max(1, group.length));
  const answerable = outcomes.filter((outcome) => outcome.question.answerable);
  const unanswerable = outcomes.filter((outcome) => !outcome.question.answerable);
  return `${share(answerable, (outcome) => outcome.signal >= line)} / ${share(unanswerable, (outcome) => outcome.signal < line)}`;
}
