import type { ModelAnswer } from '../../llm/index.ts';
import type { TurnUsage } from './ports.ts';

/** Adds what one call of a model took. */
export function spend(usage: TurnUsage, call: Pick<ModelAnswer, 'inputTokens' | 'outputTokens' | 'costMicroUsd'>): void {
  usage.modelCalls += 1;
  usage.inputTokens += call.inputTokens;
  usage.outputTokens += call.outputTokens;
  usage.costMicroUsd += call.costMicroUsd;
}
