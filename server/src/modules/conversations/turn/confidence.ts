import type { ConfidenceStep } from '@wafaa/contracts';

export interface Certainty {
  /** 0..1: how the question was understood, or how much of it the passages hold. */
  score: number;
  /** Every claim of the text has its evidence. */
  checked: boolean;
  /** Two readings fit equally, and one question back would settle it. */
  options: number;
  /** The rows themselves say that a person must answer. */
  needsPerson: string | null;
  empty: boolean;
}

/** Answer, ask back, or hand over: from coverage and checks alone. */
export function decide(certainty: Certainty, line: number): ConfidenceStep['data'] {
  const { score } = certainty;
  const say = (decision: ConfidenceStep['data']['decision'], reason: string) => ({
    score: Math.round(score * 100) / 100,
    line,
    decision,
    reason,
  });
  if (!certainty.checked) return say('hand_over', 'claims_unsupported');
  if (certainty.needsPerson !== null) return say('hand_over', certainty.needsPerson);
  if (certainty.options > 0) return say('clarify', 'two_readings');
  if (certainty.empty) return say('hand_over', 'nothing_found');
  return score >= line ? say('answer', 'covered') : say('hand_over', 'below_line');
}
