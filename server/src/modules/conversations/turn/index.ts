/** Door of the turn: one engine for live conversations, the playground and tests. */
export type {
  BurstMessage,
  ExtractedAnswer,
  FoundPassages,
  HandoffBrief,
  HistoryMessage,
  OutboundPart,
  TurnFacts,
  TurnFinding,
  TurnInput,
  TurnPassage,
  TurnPorts,
  TurnResult,
  TurnTenant,
  TurnUsage,
} from './ports.ts';
export { checkClaims } from './check-claims.ts';
export type { Evidence } from './claims/claim-types.ts';
export { foldForClaims } from './claims/find-claims.ts';
export { leansOnContext } from './context.ts';
export { fixedEvidence } from './evidence.ts';
export { runTurn } from './run-turn.ts';
