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
  heartbeat: { args: [role: string, instance: string, gapMs: number]; result: unknown };
  ingress_up_ms: { args: [gapMs: number]; result: number | null };
  tenant_by_slug: { args: [slug: string]; result: string | null };
}

export interface IngestVerdict {
  fresh: number;
  woken: number;
  unknown: number;
  tenants: string[];
}

export interface LedgerStats {
  waiting: number;
  oldestDueMs: number;
  unhandled: number;
  uncertain: number;
  needsHuman: number;
  nextDueMs: number | null;
}

/** A handle without a tenant: it reads no row of any table, and calls only the functions above. */
export interface SystemDb {
  call<F extends keyof SystemFunctions>(name: F, ...args: SystemFunctions[F]['args']): Promise<SystemFunctions[F]['result']>;
  listTenants(): Promise<string[]>;
}

// One statement is its own transaction: the function's owner holds the rights, so no role or tenant has to be set around it.
export function systemDb(pool: Pool): SystemDb {
  return {
    async call(name, ...args) {
      const places = args.map((_, index) => `$${index + 1}`).join(', ');
      const result = await pool.query(`select wafaa.${name}(${places}) as result`, args as unknown[]);
      return (result.rows[0] as { result: never }).result;
    },
    async listTenants() {
      return inTransaction(pool, '', async ({ client }) => {
        const result = await client.query<{ id: string }>('select wafaa.list_tenants() as id');
        return result.rows.map((row) => row.id);
      });
    },
  };
}
