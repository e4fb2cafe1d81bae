import type { Source } from './api.ts';

export const STAGES = ['queued', 'reading', 'structuring', 'indexing', 'testing'] as const;
export type Stage = (typeof STAGES)[number];
export interface StageMark {
  stage: Stage;
  state: 'done' | 'active' | 'waiting' | 'failed';
  ms: number | null;
}

/**
 * The five stages of a document with what is known of each. A failed document failed in the first stage that has no recorded time;
 * a server that measures none leaves the times out and the marks stay right.
 */
export function stageMarks(source: Pick<Source, 'state' | 'stages'>): StageMark[] {
  const msOf = new Map(source.stages.map(({ name, ms }) => [name, ms]));
  const failedAt = STAGES.findIndex((stage, index) => index > 0 && !msOf.has(stage));
  const at = source.state === 'live' ? STAGES.length : source.state === 'failed' ? Math.max(1, failedAt) : STAGES.indexOf(source.state);
  return STAGES.map((stage, index) => ({
    stage,
    state: index < at ? 'done' : index > at ? 'waiting' : source.state === 'failed' ? 'failed' : 'active',
    ms: msOf.get(stage) ?? null,
  }));
}

export function isWorking(state: Source['state']): boolean {
  return state !== 'live' && state !== 'failed';
}
