import type { LossKind } from '@wafaa/contracts';
import type { Pool } from 'pg';
import { inTransaction } from './tenant-db.ts';

/** The system functions that work across tenants (migrations/0004). Nothing else can be called without a tenant. */
export interface SystemFunctions {
  ledger_ingest: { args: [deliveries: string, raws: Buffer[], events: string]; result: IngestVerdict };
  ledger_claim: {
    args: [worker: string, limit: number, leaseMs: number, tenantCap: number, held: string, history: number];
    result: unknown[];
  };
  ledger_prepare: { args: [items: string]; result: [index: number, verdict: string][] };
  ledger_begin_send: { args: [tenant: string, conversation: string, token: number, outbound: string]; result: boolean };
  ledger_finish: { args: [items: string]; result: [index: number, held: boolean, next: string | null][] };
  ledger_stats: { args: []; result: LedgerStats };
  account_stats: { args: []; result: AccountStats };
  journal_page: { args: [channel: string, from: string, to: string, after: string, limit: number]; result: JournalDelivery[] };
  journal_settle: { args: [id: string, verdict: string, events: number, fresh: number]; result: unknown };
  /** What could not be handled or delivered in all tenants, and what the journal holds unread (migrations/0062). */
  loss_stats: { args: [afterMs: number, limit: number]; result: LossStat[] };
  journal_left: { args: []; result: JournalLeft[] };
  journal_left_page: { args: [channel: string, from: string, to: string, after: string, limit: number]; result: JournalDelivery[] };
  /** The rhythm of accounts, what is to be judged of them, and what is wrong with them (migrations/0063). */
  keep_pulse: { args: [since: string]; result: unknown };
  account_signs: { args: [channels: string[] | null]; result: AccountSign[] };
  open_alarms: { args: []; result: OpenAlarm[] };
  unhandled_stats: { args: [afterMs: number]; result: UnhandledStats };
  heartbeat: { args: [role: string, instance: string, gapMs: number]; result: unknown };
  ingress_up_ms: { args: [gapMs: number]; result: number | null };
  /** Takes the pen from people who have been silent for as long as their tenant says (migrations/0040). Ids of the tenants it happened in. */
  return_pens: { args: [limit: number]; result: string[] };
  /** Wakes and resolves conversations by their time (migrations/0041). Ids of the tenants it happened in. */
  tidy_conversations: { args: [quietHours: number, limit: number]; result: string[] };
  /** Files of messages (migrations/0053, 0061): leases what is due to be fetched; lets old ones go, and says how many; tenants with files to remove. */
  media_claim: { args: [limit: number, leaseMs: number, tenantCap: number, underWay?: string[]]; result: ClaimedMedia[] };
  media_retire: { args: [days: number, limit: number]; result: number };
  media_discarding: { args: []; result: string[] };
  /** Lets files of chats go that were never sent or kept long enough (migrations/0066), and says how many. */
  webchat_files_retire: { args: [days: number, limit: number]; result: number };
  /** Threads of chats in which something waits to be told to the ledger (migrations/0080). */
  webchat_untold: { args: [afterMs: number, limit: number]; result: [key: string, visitor: string][] };
  /** A person took back at the provider what they gave, or asks to be forgotten (migrations/0052). Ids of the tenants it happened in. */
  remove_access: { args: [channels: string[], user: string, until: Date, code: Buffer | null, audit: string]; result: string[] };
  removal_status: { args: [code: Buffer]; result: { requestedAt: string; accounts: number } | null };
  tenant_by_slug: { args: [slug: string]; result: string | null };
  webhook_account: { args: [channel: string, key: string]; result: StoredAccount | null };
  /** Erasing (migrations/0013): the only use of the role that may remove what nobody else may. */
  erase_contact_scope: { args: [tenant: string, contact: string]; result: ContactScope };
  erase_contact: { args: [tenant: string, contact: string, routes: string[], audit: string]; result: ErasedContact | null };
  erase_read_deliveries: { args: [ids: string[]]; result: StoredDelivery[] };
  erase_read_copies: { args: [after: string, limit: number]; result: StoredDelivery[] };
  erase_write_deliveries: { args: [gone: string[], ids: string[], raws: Buffer[]]; result: unknown };
  erase_begin: { args: [tenant: string]; result: { counts: Record<string, number>; keys: string[] } };
  erase_deliveries: {
    args: [tenant: string, account: string, key: string, limit: number];
    result: { ids: string[]; last: [account: string, key: string] | null };
  };
  erase_people: { args: [tenant: string]; result: number };
  erase_rows: { args: [tenant: string, limit: number]; result: string | null };
  erase_finish: { args: [tenant: string, counts: string]; result: unknown };
}

/** `attempt` numbers the fetch: only the newest one's result counts. */
export interface ClaimedMedia {
  tenantId: string;
  id: string;
  attempt: number;
}

/** `credentials`: base64 of the envelope, sealed for the tenant. */
export interface StoredAccount {
  tenantId: string;
  accountKey: string;
  businessKey: string;
  credentials: string;
  settings: Record<string, unknown>;
}

/** What a contact's part of the journal is found by. */
export interface ContactScope {
  deliveries: string[];
  identifiers: string[];
  /** Keys of the tenant's own accounts. */
  accounts: string[];
}

export interface ErasedContact {
  conversations: number;
  messages: number;
  deliveries: string[];
  /** Storage keys of exports that held the contact. */
  exports: string[];
}

/** `raw`: base64. */
export interface StoredDelivery {
  id: string;
  raw: string;
}

export interface IngestVerdict {
  fresh: number;
  woken: number;
  unknown: number;
  tenants: string[];
  /** Where the pen left the bot. */
  moved: { tenantId: string; conversationId: string }[];
}

export interface LedgerStats {
  waiting: number;
  oldestDueMs: number;
  unhandled: number;
  uncertain: number;
  needsHuman: number;
  nextDueMs: number | null;
}

/** One delivery as it arrived; `raw` in base64, empty where it was erased. */
export interface JournalDelivery extends StoredDelivery {
  receivedAt: string;
  headers: Record<string, string>;
  verdict: string;
}

export interface UnhandledStats {
  messages: number;
  conversations: number;
  /** Conversations of those that no worker would ever look at. */
  forgotten: number;
  oldestMs: number;
  /** Deliveries of the last five minutes: for accounts that nobody connected, and without anything in them that we know. */
  strangers: number;
  notUnderstood: number;
}

/** What was counted of an account, and may be an alarm. `people`: who wrote in the least of the weeks before, or whose sends nobody accounts for. */
export interface AccountSign {
  tenantId: string;
  accountId: string;
  what: 'silent' | 'late' | 'unconfirmed' | 'unhandled';
  since: string;
  detail: { people?: number; weeks?: number; messages?: number; lagSeconds?: number };
}

/** `watched`: found by counting; else by a look at the provider, or because the account is shut. */
export interface OpenAlarm {
  tenantId: string;
  accountId: string;
  channel: string;
  what: string;
  since: string | null;
  watched: boolean;
}

/** Of one tenant, by kind, cause and channel. */
export interface LossStat {
  tenantId: string;
  kind: LossKind;
  cause: string;
  failure: string | null;
  channel: string | null;
  count: number;
  oldest: string;
  newest: string;
}

/** Deliveries for no account of ours, or with nothing in them that we know. */
export interface JournalLeft {
  channel: string;
  verdict: 'unknown_account' | 'ignored';
  deliveries: number;
  oldest: string;
  newest: string;
}

/** `parked`: sends that wait for an account to be connected again. */
export interface AccountStats {
  accounts: { channel: string; state: string; count: number }[];
  parked: number;
}

/** A handle without a tenant: it reads no row of any table, and calls only the functions above. */
export interface SystemDb {
  call<F extends keyof SystemFunctions>(name: F, ...args: SystemFunctions[F]['args']): Promise<SystemFunctions[F]['result']>;
  listTenants(): Promise<string[]>;
  /** Tenants whose time to be erased has come. */
  listDueErases(): Promise<string[]>;
}

const DEADLOCK = '40P01';
const MOST_TRIES = 4;

// One statement is its own transaction: the function's owner holds the rights, so no role or tenant has to be set around it.
export function systemDb(pool: Pool): SystemDb {
  return {
    async call(name, ...args) {
      const places = args.map((_, index) => `$${index + 1}`).join(', ');
      for (let tries = 1; ; tries += 1) {
        try {
          const result = await pool.query(`select wafaa.${name}(${places}) as result`, args as unknown[]);
          return (result.rows[0] as { result: never }).result;
        } catch (error) {
          // Two that waited for each other crosswise: one of them was undone whole, so it may begin anew.
          if ((error as { code?: string }).code !== DEADLOCK || tries >= MOST_TRIES) throw error;
        }
      }
    },
    async listTenants() {
      return inTransaction(pool, '', async ({ client }) => {
        const result = await client.query<{ id: string }>('select wafaa.list_tenants() as id');
        return result.rows.map((row) => row.id);
      });
    },
    async listDueErases() {
      return inTransaction(pool, '', async ({ client }) => {
        const result = await client.query<{ id: string }>('select wafaa.due_erases() as id');
        return result.rows.map((row) => row.id);
      });
    },
  };
}
