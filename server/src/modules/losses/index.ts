/** Door of the losses module: what could not be handled or delivered, in one list, and its mend. Everything else is private. */
export { countLosses, type LossCounts } from './count-losses.ts';
export type { Outcome, Refusal } from './each-loss.ts';
export { letGoLosses, takeUpLosses } from './let-go.ts';
export { listLosses } from './list-losses.ts';
export { retryLosses } from './retry-losses.ts';
export { surveyLosses } from './survey-losses.ts';
