import type { Source } from './api.ts';

export const STAGES = ['queued', 'reading', 'structuring', 'indexing', 'testing'] as const;
export type Stage = (typeof STAGES)[number];
export interface StageMark {
  stage: Stage;
  state: 'done' | 'active' | 'waiting' | 'failed';
  ms: number | null;
  /** When it began (ISO), where that is known. */
  at: string | null;
  /** Done in an earlier try, and not again. */
  kept: boolean;
  /** Of the active one: pages, sheets or pictures. */
  progress: { done: number; total: number } | null;
}

/** The five stages of a document with what is known of each. */
export function stageMarks(source: Pick<Source, 'state' | 'stages' | 'failure' | 'progress'>): StageMark[] {
  const known = new Map(source.stages.map((stage) => [stage.name, stage]));
  const failedAt = source.failure?.stage
    ? STAGES.indexOf(source.failure.stage as Stage)
    : STAGES.findIndex((stage, index) => index > 0 && !known.has(stage));
  const at = source.state === 'live' ? STAGES.length : source.state === 'failed' ? Math.max(1, failedAt) : STAGES.indexOf(source.state);
  return STAGES.map((stage, index) => ({
    stage,
    state: index < at ? 'done' : index > at ? 'waiting' : source.state === 'failed' ? 'failed' : 'active',
    ms: known.get(stage)?.ms ?? null,
    at: known.get(stage)?.at ?? null,
    kept: known.get(stage)?.kept ?? false,
    progress: index === at && source.progress && source.progress.total > 0 ? source.progress : null,
  }));
}

export function isWorking(state: Source['state']): boolean {
  return state !== 'live' && state !== 'failed';
}
