import type { FinishItem, Ledger, PrepareItem } from '../src/modules/conversations/lanes/ledger.ts';
import { createLedger } from '../src/modules/conversations/lanes/ledger.ts';
import type { ClaimedLane } from '../src/modules/conversations/lanes/types.ts';
import type { IngestVerdict } from '../src/platform/db/index.ts';
import { makeId } from '../src/platform/ids.ts';
import { createTestDatabase, makeTenant, type TestDatabase } from './database.ts';

// The ledger's functions on the real engine, fed by hand: events as ingress writes them, and what became of them as rows.

export type LedgerEvent = Record<string, unknown>;
export type TestTenant = Awaited<ReturnType<typeof makeTenant>>;

export interface LedgerBench {
  test: TestDatabase;
  ledger: Ledger;
  /** A further worker's view of the same ledger. */
  worker(name: string, options?: { leaseMs?: number; perTenant?: number }): Ledger;
  tenant(): Promise<TestTenant>;
  /** One batch; each inner list is one delivery. */
  ingest(...deliveries: LedgerEvent[][]): Promise<IngestVerdict>;
  /** Ingests one text and returns its conversation. */
  says(tenant: TestTenant, from: string, text: string): Promise<string>;
  claimOne(ledger?: Ledger): Promise<ClaimedLane>;
  prepare(lane: ClaimedLane, parts: number | string[], given?: Partial<PrepareItem>): Promise<{ verdict: string; ids: string[] }>;
  /** Claims, prepares and sends the first part's row: `sending`. */
  replying(tenant: TestTenant, from: string, parts?: number): Promise<{ lane: ClaimedLane; ids: string[]; conversation: string }>;
  finish(lane: ClaimedLane, rest: Record<string, unknown>): Promise<{ held: boolean; next: string | null }>;
  row<T extends object>(text: string, values?: unknown[]): Promise<T>;
  laneOf(conversation: string): Promise<LaneRow>;
  close(): Promise<void>;
}

export interface LaneRow {
  last_seq: number;
  done_seq: number;
  ready_at: Date | null;
  leased_until: Date | null;
  token: number;
  attempts: number;
  failures: number;
  supersedes: number;
  last_error: string | null;
}

let counted = 0;
export const unique = (kind: string): string => `${kind}-${process.pid}-${(counted += 1)}`;

/** A customer's event; `given` says what is different about it. */
export function eventOf(tenant: { accountKey: string }, from: string, given: LedgerEvent = {}): LedgerEvent {
  const messageId = (given.messageId as string | undefined) ?? unique('wamid');
  return {
    channel: 'whatsapp',
    accountKey: tenant.accountKey,
    dedupeKey: messageId,
    messageId,
    occurredAt: new Date().toISOString(),
    direction: 'inbound',
    kind: 'text',
    text: 'hello',
    wantsAnswer: true,
    inConversation: true,
    windowHours: 24,
    waitMs: 0,
    late: false,
    user: { ids: [from], kinds: ['phone'] },
    payload: { user: { id: from } },
    ...given,
  };
}

/** An event that is told and applied, and starts no turn. */
export function noteOf(tenant: { accountKey: string }, from: string, given: LedgerEvent): LedgerEvent {
  return eventOf(tenant, from, { wantsAnswer: false, windowHours: undefined, text: undefined, ...given });
}

export function statusOf(tenant: { accountKey: string }, status: string, given: LedgerEvent): LedgerEvent {
  return noteOf(tenant, '', {
    kind: 'delivery',
    status,
    dedupeKey: unique('status'),
    messageId: undefined,
    inConversation: false,
    user: { ids: [], kinds: [] },
    ...given,
  });
}

export async function createLedgerBench(): Promise<LedgerBench> {
  const test = await createTestDatabase();
  const { system } = test.database;
  const worker: LedgerBench['worker'] = (name, options = {}) => createLedger(system, name, { leaseMs: 60_000, perTenant: 100, ...options });
  const ledger = worker('worker-1');
  const bench: LedgerBench = {
    test,
    ledger,
    worker,
    tenant: () => makeTenant(test.database),
    async ingest(...deliveries) {
      const rows = deliveries.map((events) => ({
        id: makeId('dlv'),
        channel: 'whatsapp',
        receivedAt: new Date(),
        headers: {},
        events: events.length,
      }));
      const events = deliveries.flatMap((list, delivery) => list.map((event) => ({ ...event, delivery, deliveryId: rows[delivery]?.id })));
      return system.call(
        'ledger_ingest',
        JSON.stringify(rows),
        deliveries.map(() => Buffer.from('{}')),
        JSON.stringify(events),
      );
    },
    async says(tenant, from, text) {
      const event = eventOf(tenant, from, { text });
      await bench.ingest([event]);
      const { conversation_id } = await bench.row<{ conversation_id: string }>(
        'select conversation_id from inbound where tenant_id = $1 and dedupe_key = $2',
        [tenant.tenantId, event.dedupeKey],
      );
      return conversation_id;
    },
    async claimOne(by = ledger) {
      const [lane] = await by.claim(1, {});
      if (!lane) throw new Error('no lane was due');
      return lane;
    },
    async prepare(lane, parts, given = {}) {
      const last = lane.pending.at(-1);
      const ids = typeof parts === 'number' ? Array.from({ length: parts }, () => makeId('out')) : parts;
      const verdict = await ledger.prepare({
        tenantId: lane.tenantId,
        conversationId: lane.conversationId,
        token: lane.token,
        accountId: lane.accountId,
        uptoSeq: last?.seq ?? 0,
        maxSupersedes: 3,
        language: 'en',
        handoff: null,
        turn: {
          id: makeId('trn'),
          fromSeq: lane.pending[0]?.seq ?? 0,
          outcome: 'answered',
          trace: {},
          knowledgeVersion: 1,
          startedAt: new Date().toISOString(),
        },
        parts: ids.map((id) => ({
          id,
          messageId: makeId('msg'),
          tracker: id,
          payload: { kind: 'text', text: 'reply', to: { userId: '1' } },
          text: 'reply',
        })),
        ...given,
      });
      return { verdict, ids };
    },
    async replying(tenant, from, parts = 1) {
      const conversation = await bench.says(tenant, from, 'question?');
      const lane = await bench.claimOne();
      const { ids } = await bench.prepare(lane, parts);
      return { lane, ids, conversation };
    },
    finish: (lane, rest) =>
      ledger.finish({ tenantId: lane.tenantId, conversationId: lane.conversationId, token: lane.token, ...rest } as unknown as FinishItem),
    async row<T extends object>(text: string, values: unknown[] = []) {
      const [row] = await test.asOwner<T>(text, values);
      if (!row) throw new Error('no row');
      return row;
    },
    laneOf: (conversation) => bench.row<LaneRow>('select * from lane where conversation_id = $1', [conversation]),
    close: () => test.close(),
  };
  return bench;
}
