import type { ModelFailure, ModelGateway } from '../../llm/index.ts';
import type { ExtractedDocument } from '../extract/types.ts';
import type { ProposedFacts, ReadFactsOptions } from '../facts/read-types.ts';
import { readCodes } from '../facts/vocabulary-codes.ts';
import { readLegend } from '../facts/vocabulary-diet.ts';
import { askModel } from './ask-model.ts';
import { cite } from './cited-text.ts';
import { mergeProposals } from './merge-proposals.ts';
import { numberLines } from './number-lines.ts';
import { verifyItem } from './verify-items.ts';
import { verifyBranch, verifyHours, verifyPolicy } from './verify-rest.ts';

/** A document longer than this many calls is read by the model in its first part only. */
const MOST_CALLS = 24;
const ALL_CALLS_MS = 150_000;
/** Nothing that another call could change: the rest of the document is left to the rules. */
const FINAL: ReadonlySet<ModelFailure> = new Set(['budget', 'rate', 'auth', 'unavailable', 'aborted', 'throttled']);
const MOST_FAILURES = 3;

export interface ModelReading {
  facts: ProposedFacts;
  /** Proposals that code found borne out by the document, and those that it did not. */
  verified: number;
  refused: number;
  /** What went wrong with a call, if anything did; the document is read all the same. */
  failure: ModelFailure | null;
}

/**
 * Facts of a document by a model beside those of the rules. Each proposal is looked for in the lines it cites, and nothing that does not stand
 * there comes through; see README. A model that fails, lies or is out of budget leaves `read` as it is. Never throws.
 */
export async function addModelFacts(
  model: ModelGateway,
  tenantId: string,
  document: ExtractedDocument,
  read: ProposedFacts,
  options: ReadFactsOptions,
  signal?: AbortSignal,
): Promise<ModelReading> {
  const ends = AbortSignal.any([AbortSignal.timeout(ALL_CALLS_MS), ...(signal ? [signal] : [])]);
  const text = document.text;
  const checks = { currency: options.currency, marks: readLegend(text.slice(0, 200_000)), codes: readCodes(text.slice(0, 200_000)) };
  const rows = read.items.map(({ span, name, aliases }) => ({
    ...span,
    names: [name.en, name.ar, ...aliases].filter((each) => each !== null),
  }));
  const found: ProposedFacts = { items: [], branches: [], hours: [], policies: [] };
  let refused = 0;
  let failures = 0;
  let failure: ModelFailure | null = null;
  for (const piece of numberLines(text).slice(0, MOST_CALLS)) {
    const asked = await askModel(model, tenantId, piece, ends);
    if (!asked.ok) {
      failure = asked.failure;
      failures += 1;
      if (FINAL.has(asked.failure) || failures >= MOST_FAILURES) break;
      continue;
    }
    const around = piece.lines.map((line) => line.text).join('\n');
    const check = <Proposal extends { lines: { from: number; to: number } }, Fact>(
      proposals: readonly Proposal[],
      verify: (proposal: Proposal, cited: NonNullable<ReturnType<typeof cite>>, page: number | null) => Fact | null,
      into: Fact[],
    ): void => {
      for (const proposal of proposals) {
        const cited = cite(piece, proposal.lines);
        const fact = cited ? verify(proposal, cited, pageAt(document, cited.start)) : null;
        if (fact) into.push(fact);
        else refused += 1;
      }
    };
    check(asked.answer.items, (proposal, cited, page) => verifyItem(proposal, cited, { ...checks, rows, page, around }), found.items);
    check(asked.answer.branches, verifyBranch, found.branches);
    check(
      asked.answer.hours,
      (proposal, cited, page) => verifyHours(proposal, cited, { currency: options.currency, page, around }),
      found.hours,
    );
    check(asked.answer.policies, (proposal, cited, page) => verifyPolicy(proposal, cited, options.currency, page), found.policies);
  }
  const verified = found.items.length + found.branches.length + found.hours.length + found.policies.length;
  return { facts: verified === 0 ? read : mergeProposals(read, found), verified, refused, failure };
}

/** The page that a place of the text is on. */
function pageAt({ blocks }: ExtractedDocument, at: number): number | null {
  return blocks.findLast((block) => block.start <= at)?.page ?? null;
}
