import { createBatcher } from '../../../platform/batcher.ts';
import type { SystemDb } from '../../../platform/db/index.ts';
import { mintTenantId } from '../../../platform/ids.ts';
import { toSafeJson } from '../../../platform/safe-json.ts';
import type { ClaimedLane, PrepareVerdict } from './types.ts';

export interface PrepareItem {
  tenantId: string;
  conversationId: string;
  token: number;
  accountId: string;
  uptoSeq: number;
  maxSupersedes: number;
  language: string | null;
  handoff: string | null;
  /** What the inbox shows of the customer's mood. */
  sentiment?: string | undefined;
  /** Nothing was asked (thanks, goodbye): a resolved conversation stays resolved. */
  courtesy?: boolean;
  /** Counted in the transaction that stores the reply. */
  modelTokens?: number;
  turn: { id: string; fromSeq: number; outcome: string; trace: unknown; knowledgeVersion: number; startedAt: string };
  parts: { id: string; messageId: string; tracker: string; payload: unknown; text: string | null }[];
}

interface LaneRef {
  tenantId: string;
  conversationId: string;
  token: number;
}

export type FinishItem = LaneRef &
  (
    | { result: 'sent'; outboundId: string; uptoSeq: number; providerMessageId: string | null; nextOutboundId: string | null }
    | { result: 'retry'; outboundId: string; failureKind: string; failureCode: string; delayMs: number }
    | { result: 'uncertain'; outboundId: string; delayMs: number }
    | { result: 'failed'; uptoSeq: number; failureKind: string; failureCode: string }
    /** A person took the pen before the stored reply was sent. */
    | { result: 'cancelled'; uptoSeq: number }
    /** Gives the lane back: with `uptoSeq` what was there is done; without, it is due again after `delayMs`. */
    | { result: 'release'; uptoSeq?: number; delayMs?: number; error?: string }
  );

/** The worker's side of the ledger: four batch functions, each one round trip for all conversations that ask within a few milliseconds. */
export interface Ledger {
  claim(limit: number, heldByTenant: Record<string, number>): Promise<ClaimedLane[]>;
  prepare(item: PrepareItem): Promise<PrepareVerdict>;
  /** Marks a stored part as being sent. False: the lane is not ours any more. */
  beginSend(lane: LaneRef, outboundId: string): Promise<boolean>;
  /** `next`: the following part, already marked as being sent. */
  finish(item: FinishItem): Promise<{ held: boolean; next: string | null }>;
  /** For how long statuses can have reached us without a gap, in milliseconds; null when no API process is up. */
  ingressUpMs(): Promise<number | null>;
}

const HISTORY_MESSAGES = 8;
const HEARTBEAT_GAP_MS = 4_000;

export function createLedger(system: SystemDb, worker: string, options: { leaseMs: number; perTenant: number }): Ledger {
  const prepare = createBatcher<PrepareItem, PrepareVerdict>(
    async (items) => inOrder(items, await system.call('ledger_prepare', toSafeJson(items)), ([, verdict]) => verdict as PrepareVerdict),
    { maxWaitMs: 2, maxItems: 100, concurrency: 2 },
  );
  const finish = createBatcher<FinishItem, { held: boolean; next: string | null }>(
    async (items) => inOrder(items, await system.call('ledger_finish', toSafeJson(items)), ([, held, next]) => ({ held, next })),
    { maxWaitMs: 2, maxItems: 100, concurrency: 2 },
  );
  return {
    async claim(limit, heldByTenant) {
      const lanes = (await system.call(
        'ledger_claim',
        worker,
        limit,
        options.leaseMs,
        options.perTenant,
        JSON.stringify(heldByTenant),
        HISTORY_MESSAGES,
      )) as ClaimedLane[];
      return lanes.map((lane) => ({ ...lane, tenantId: mintTenantId(lane.tenantId) }));
    },
    prepare: (item) => prepare.add(item),
    beginSend: (lane, outboundId) => system.call('ledger_begin_send', lane.tenantId, lane.conversationId, lane.token, outboundId),
    finish: (item) => finish.add(item),
    ingressUpMs: () => system.call('ingress_up_ms', HEARTBEAT_GAP_MS),
  };
}

function inOrder<R extends [number, ...unknown[]], O>(items: unknown[], rows: R[], read: (row: R) => O): O[] {
  const answers = new Map(rows.map((row) => [row[0], read(row)]));
  return items.map((_, index) => {
    const answer = answers.get(index);
    if (answer === undefined) throw new Error('the ledger left an item unanswered');
    return answer;
  });
}
