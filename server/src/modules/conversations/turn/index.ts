/** Door of the turn: one engine for live conversations, the playground and tests. */
export { checkClaims, type ClaimCheck } from './check-claims.ts';
export type { Evidence } from './claims/claim-types.ts';
export { fitAnswer } from './fit.ts';
export type {
  BurstMessage,
  ExtractedAnswer,
  FoundPassages,
  HandoffBrief,
  HistoryMessage,
  OutboundPart,
  TurnFacts,
  TurnInput,
  TurnPassage,
  TurnPorts,
  TurnResult,
  TurnTenant,
  TurnUsage,
} from './ports.ts';
export { runTurn } from './run-turn.ts';
