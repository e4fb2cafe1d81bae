import { type CompiledQuery, Kysely } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import type { TenantId } from '../ids.ts';
import { clientDialect } from './client-dialect.ts';
import { guardStatement } from './guard.ts';
import type { Schema } from './schema.ts';
import { TenantPlugin } from './tenant-plugin.ts';

const made = new WeakSet<object>();

/** A database handle that sees one tenant. Only `withTenant` makes one, and it dies with its transaction. */
export interface TenantDb {
  readonly tenantId: TenantId;
  /** The query builder: every table, join and sub-query is bound to the tenant. */
  readonly query: Kysely<Schema>;
  /** Raw SQL for what the builder cannot say. Must bind the tenant itself (`tenant_id = $n`), once for every table it names. */
  sql<T extends object>(text: string, parameters: readonly unknown[]): Promise<T[]>;
}

export interface OpenedTransaction {
  client: PoolClient;
  isOpen: () => boolean;
}

/** Begins a transaction under a role of the wall, runs `work`, commits; rolls back and rethrows when it throws. */
export async function inTransaction<T>(
  pool: Pool,
  tenantId: string,
  work: (opened: OpenedTransaction) => Promise<T>,
  role: 'wafaa_app' | 'wafaa_access' = 'wafaa_app',
): Promise<T> {
  const client = await pool.connect();
  let open = true;
  let broken: Error | undefined;
  try {
    // One round trip. The id is a checked uuid or empty, so it cannot carry SQL. Transaction-local, so pgbouncer's transaction mode is safe.
    await client.query(`begin; select set_config('role', '${role}', true), set_config('app.tenant_id', '${tenantId}', true)`);
    const result = await work({ client, isOpen: () => open });
    open = false;
    await client.query('commit');
    return result;
  } catch (error) {
    open = false;
    await client.query('rollback').catch((failure: unknown) => {
      // A connection that cannot roll back must not go back to the pool with another tenant's setting on it.
      broken = failure instanceof Error ? failure : new Error('rollback failed');
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

export async function withTenant<T>(pool: Pool, tenantId: TenantId, work: (db: TenantDb) => Promise<T>): Promise<T> {
  return inTransaction(pool, tenantId, async ({ client, isOpen }) => {
    const guard = (text: string, parameters: readonly unknown[]): void => guardStatement(text, parameters, tenantId);
    const query = new Kysely<Schema>({ dialect: clientDialect(client, guard, isOpen) }).withPlugin(new TenantPlugin(tenantId));
    const db: TenantDb = {
      tenantId,
      query,
      async sql<R extends object>(text: string, parameters: readonly unknown[]): Promise<R[]> {
        const result = await query.executeQuery<R>({
          sql: text,
          parameters: [...parameters],
          query: { kind: 'RawNode' },
        } as unknown as CompiledQuery<R>);
        return result.rows;
      },
    };
    made.add(db);
    return work(db);
  });
}

/** For stores that are handed something from far away: is this truly a handle of `withTenant`? */
export function isTenantDb(value: object): value is TenantDb {
  return made.has(value);
}
