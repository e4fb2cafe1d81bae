import type { TraceStep, TurnTrace } from '@wafaa/contracts';

export type StepName = TraceStep['name'];
export const STEP_ORDER: readonly StepName[] = ['understand', 'facts', 'passages', 'answer', 'check', 'confidence', 'fit'];

export interface Bar {
  /** Per cent of the turn from its start. */
  start: number;
  width: number;
}

/** A step that took no time is still a visible mark. */
const NARROWEST = 1.5;

/**
 * Where each step's bar lies on the turn's own time, in the order of the trace. Bars stay inside 0..100 even when clocks disagree.
 * Burst waiting before the first step is part of the turn and shows as the gap at its start.
 */
export function toBars(trace: Pick<TurnTrace, 'totalMs' | 'steps'>): Bar[] {
  const end = Math.max(trace.totalMs, 1, ...trace.steps.map((step) => step.startedMs + step.durationMs));
  return trace.steps.map(({ startedMs, durationMs }) => {
    const start = clamp((startedMs / end) * 100, 0, 100 - NARROWEST);
    return { start, width: clamp((durationMs / end) * 100, NARROWEST, 100 - start) };
  });
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** Steps in the fixed order of a turn; one that ran twice keeps both, in time order. */
export function inOrder(steps: readonly TraceStep[]): TraceStep[] {
  return steps.toSorted(
    (left, right) => STEP_ORDER.indexOf(left.name) - STEP_ORDER.indexOf(right.name) || left.startedMs - right.startedMs,
  );
}
