import type { PassagesStep } from '@wafaa/contracts';
import type { ModelGateway } from '../../llm/index.ts';
import type { FoundPassages, TurnInput, TurnPassage, TurnUsage } from './ports.ts';
import { spend } from './usage.ts';

const DEADLINE_MS = 2_500;
/** The words hold so much of the question, and lead so far, that an order by a model would change nothing. */
const SETTLED_COVERAGE = 0.75;
const SETTLED_LEAD = 0.15;
/** A passage with this share of the best one's score may be the better one. */
const CONTENDER = 0.4;

export interface Reranked {
  passages: TurnPassage[];
  trace: NonNullable<PassagesStep['data']['reranked']>;
}

/**
 * Whether an order by a model would change what the answer is written from. The writing model reads the first `kept` whatever their order, so
 * asking costs the customer a second model's time and changes nothing unless passages behind the cut contend with the first.
 */
export function isSettled({ passages, coverage }: FoundPassages, kept: number): boolean {
  const [first, second] = passages;
  const cut = passages[kept];
  if (!first || !second || !cut || cut.score < first.score * CONTENDER) return true;
  return coverage >= SETTLED_COVERAGE && (first.score - second.score) / first.score >= SETTLED_LEAD;
}

/** Passages in a model's order; in their own where it fails. Scores stay with their places, so that they go on falling. */
export async function rerankPassages(
  model: ModelGateway,
  question: string,
  passages: readonly TurnPassage[],
  input: TurnInput,
  usage: TurnUsage,
  signal: AbortSignal,
): Promise<Reranked> {
  const result = await model.rerank({
    ...{ tenantId: input.tenant.id, purpose: 'turn.rerank', question, signal },
    passages: passages.map(({ heading, text }) => (heading === null ? text : `${heading}: ${text}`)),
    deadlineMs: Math.min(DEADLINE_MS, input.modelDeadlineMs ?? DEADLINE_MS),
  });
  signal.throwIfAborted();
  if (!result.ok) return { passages: [...passages], trace: { model: null, moved: false, note: `model.${result.failure}` } };
  spend(usage, result);
  const ordered = result.order.flatMap((place, at) => {
    const passage = passages[place];
    return passage ? [{ ...passage, score: passages[at]?.score ?? 0 }] : [];
  });
  return { passages: ordered, trace: { model: result.model, moved: result.order.some((place, at) => place !== at), note: null } };
}
