import type { ActiveFault, Verdict } from '@wafaa/sim';
import type { PenVerdict } from './judge-pen.ts';
import type { Books } from './read-books.ts';
import type { TeamDeeds } from './team.ts';

export interface Outcome {
  verdict: Verdict;
  webhooks: { copies: number; reordered: number; failedPosts: number; ackLost: number; forgedAccepted: number; largestBatch: number };
  providerFaults: readonly ActiveFault[];
  books: Books;
  pen: PenVerdict;
  deeds: TeamDeeds;
  struck: Record<string, number>;
}

const EXAMPLES = 5;

/** Sentences about broken promises; none is good. */
export function findFaults(
  { verdict, webhooks, books, pen, struck }: Outcome,
  wanted: { messages: number; faults: number; batch: number },
): string[] {
  const none = (what: string, found: readonly unknown[]): string[] =>
    found.length === 0 ? [] : [`${what}: ${found.length}, as ${JSON.stringify(found.slice(0, EXAMPLES))}`];
  return [
    ...(verdict.offered === wanted.messages ? [] : [`only ${verdict.offered} messages were offered`]),
    ...(sum(struck) >= wanted.faults ? [] : [`only ${sum(struck)} faults struck`]),
    // Who writes into which account is drawn by lot: a batch is filled but for a few.
    ...(webhooks.largestBatch >= wanted.batch * 0.85 ? [] : [`no webhook held more than ${webhooks.largestBatch} messages`]),
    ...none('lost', verdict.lost),
    ...none('never acknowledged', verdict.unacknowledged),
    ...none('answered twice', verdict.answeredTwice),
    ...none('out of order', verdict.outOfOrder),
    ...none('sent to somebody else', verdict.misdirected),
    ...none('one tracker taken twice', verdict.duplicateTrackers),
    ...none('sent without the pen', pen.late.withoutPen),
    ...none('on phones and not in the books', pen.unknown),
    ...(pen.held > 0 ? [] : ['nobody took a pen']),
    ...(webhooks.forgedAccepted === 0 ? [] : [`${webhooks.forgedAccepted} forged webhooks were accepted`]),
    ...(books.uncertain.open === 0 ? [] : [`${books.uncertain.open} sends were never settled`]),
    ...(books.unhandled === 0 ? [] : [`${books.unhandled} messages are unhandled in the books`]),
  ];
}

export function describeRun(engine: string, { verdict, webhooks, providerFaults, books, pen, deeds, struck }: Outcome): string {
  const counted = (entries: [string, number][]): string => entries.map(([what, count]) => `${what} ×${count}`).join(', ');
  const { onTheirWay, latestMs, withoutPen } = pen.late;
  return [
    `${engine}: ${verdict.offered} messages, ${verdict.replies} replies, ${sum(struck)} faults (${counted(Object.entries(struck))})`,
    `  lost ${verdict.lost.length}, answered twice ${verdict.answeredTwice.length}, out of order ${verdict.outOfOrder.length}, misdirected ${verdict.misdirected.length}, unhandled in the books ${books.unhandled}`,
    `  the pen: held by people ${pen.held} times (${deeds.taken} taken, ${deeds.rescued} left to them, ${deeds.written} messages written); sent without it ${withoutPen.length}, on their way when it was taken ${onTheirWay}, the last ${latestMs} ms after`,
    `  uncertain sends: ${verdict.uncertainAccepted.length} cut off by the provider after it had taken them; left to a person ${books.uncertain.leftToPerson}, unsettled ${books.uncertain.open}`,
    `  the provider: ${counted(providerFaults.map(({ kind, struck: times }) => [kind, times]))}`,
    `  webhooks: copies ${webhooks.copies}, reordered ${webhooks.reordered}, answers lost ${webhooks.ackLost}, failed posts ${webhooks.failedPosts}, up to ${webhooks.largestBatch} messages in one`,
    `  answer p50 ${verdict.latency.answer.p50} ms, p95 ${verdict.latency.answer.p95} ms, longest ${verdict.latency.answer.max} ms;`,
  ].join('\n');
}

function sum(counts: Record<string, number>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
