import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type { PoolClient } from 'pg';

export type StatementGuard = (text: string, parameters: readonly unknown[]) => void;

/** A Kysely dialect over one connection that somebody else opened a transaction on: queries only, no begin or commit of its own. */
export function clientDialect(client: PoolClient, guard: StatementGuard, isOpen: () => boolean): Dialect {
  const connection: DatabaseConnection = {
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      if (!isOpen()) throw new Error('this database handle was used after its transaction ended');
      guard(query.sql, query.parameters);
      const result = await client.query<R & Record<string, unknown>>(query.sql, [...query.parameters]);
      return { rows: result.rows, numAffectedRows: BigInt(result.rowCount ?? 0) };
    },
    // oxlint-disable-next-line require-yield -- the interface asks for a generator; rows of one tenant fit in memory
    async *streamQuery(): AsyncIterableIterator<never> {
      throw new Error('streaming is not used on this handle');
    },
  };
  const refuse = (): Promise<never> => Promise.reject(new Error('the transaction belongs to withTenant'));
  const driver: Driver = {
    init: async () => {},
    acquireConnection: () => Promise.resolve(connection),
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    releaseConnection: async () => {},
    destroy: async () => {},
  };
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => driver,
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  };
}
