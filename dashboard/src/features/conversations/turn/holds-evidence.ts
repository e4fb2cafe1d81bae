import type { TraceStep } from '@wafaa/contracts';

/** Whether a step shows the fact or passage that an evidence id names. */
export function holdsEvidence(step: TraceStep, evidenceId: string): boolean {
  if (step.name === 'facts') return step.data.rows.some(({ id }) => id === evidenceId);
  return step.name === 'passages' && step.data.passages.some(({ chunkId }) => chunkId === evidenceId);
}
