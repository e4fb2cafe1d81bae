export { createDecider, type Decider, type DeciderDeps } from './decide-reply.ts';
export { createLedger, type Ledger } from './lanes/ledger.ts';
export { createLaneWorker, type LaneWorker } from './lanes/lane-worker.ts';
export type { LaneDeps } from './lanes/run-lane.ts';
export type { ClaimedLane, DecidedReply } from './lanes/types.ts';
export { getConversation, listConversations } from './list-conversations.ts';
export { listMessages, listTurns } from './list-messages.ts';
export { readCursor, writeCursor } from './pagination.ts';
