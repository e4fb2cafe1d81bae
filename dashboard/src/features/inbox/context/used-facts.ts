import type { FactRef, PassageRef, TurnTrace } from '@wafaa/contracts';

export interface UsedEvidence {
  facts: FactRef[];
  passages: PassageRef[];
}

/** What the answer of a trace leans on: what its claims and its sentences name, each once. */
export function usedEvidence(trace: TurnTrace): UsedEvidence {
  const named = new Set<string>();
  for (const step of trace.steps) {
    if (step.name === 'check') for (const { evidenceId } of step.data.claims) if (evidenceId !== null) named.add(evidenceId);
    if (step.name === 'answer') for (const { evidenceId } of step.data.citations ?? []) named.add(evidenceId);
  }
  const facts = trace.steps.flatMap((step) => (step.name === 'facts' ? step.data.rows : []));
  const passages = trace.steps.flatMap((step) => (step.name === 'passages' ? step.data.passages : []));
  return {
    facts: facts.filter(({ id }, at) => named.has(id) && facts.findIndex((row) => row.id === id) === at),
    passages: passages.filter(({ chunkId }, at) => named.has(chunkId) && passages.findIndex((one) => one.chunkId === chunkId) === at),
  };
}
