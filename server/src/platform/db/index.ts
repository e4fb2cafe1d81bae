import { type AccessDb, withAccess } from './access-db.ts';
import type { TenantId } from '../ids.ts';
import { migrate, type MigrationReport } from './migrate.ts';
import { type DatabaseConfig, openDatabase } from './open-database.ts';
import { type SystemDb, systemDb } from './system-db.ts';
import { type TenantDb, withTenant } from './tenant-db.ts';

export type { AccessDb } from './access-db.ts';
export { TenantWallError } from './guard.ts';
export type { DatabaseConfig } from './open-database.ts';
export type { MediaState, StoredMediaKind, ToldMedia } from './media-schema.ts';
export type { OutboundState, Schema, SourceNotes, SourceProgress, SourceStage, SourceState } from './schema.ts';
export type {
  AccountSign,
  ClaimedMedia,
  ErasedContact,
  IngestVerdict,
  JournalDelivery,
  JournalLeft,
  LedgerStats,
  LossStat,
  OpenAlarm,
  StoredDelivery,
  SystemDb,
  UnhandledStats,
} from './system-db.ts';
export type { TenantDb } from './tenant-db.ts';

/** What the rest of the program may do with the database. The pool itself stays inside. */
export interface Database {
  readonly engine: 'pglite' | 'postgres';
  withTenant<T>(tenantId: TenantId, work: (db: TenantDb) => Promise<T>): Promise<T>;
  /** The door: people and what lets them in, of every tenant, and nothing else. */
  withAccess<T>(work: (db: AccessDb) => Promise<T>): Promise<T>;
  readonly system: SystemDb;
  migrate(): Promise<MigrationReport>;
  /** Name of the newest migration that was applied; null in an empty database. */
  schemaVersion(): Promise<string | null>;
  /** For pg-boss only, which brings its own schema: plain text and values, outside the tenant wall. */
  jobQueries: { executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> };
  ping(): Promise<void>;
  close(): Promise<void>;
}

export async function connectDatabase(config: DatabaseConfig, onIdleError: (error: Error) => void): Promise<Database> {
  const { engine, pool, close } = await openDatabase(config, onIdleError);
  return {
    engine,
    withTenant: (tenantId, work) => withTenant(pool, tenantId, work),
    withAccess: (work) => withAccess(pool, work),
    system: systemDb(pool),
    migrate: () => migrate(pool),
    schemaVersion: async () => {
      const { rows } = await pool.query<{ name: string }>('select name from public.schema_migration order by name desc limit 1');
      return rows[0]?.name.replace(/\.sql$/, '') ?? null;
    },
    jobQueries: {
      async executeSql(text, values) {
        // Several statements in one text answer with several results; pg-boss wants the rows of all of them.
        const result = (await pool.query(text, values)) as { rows: unknown[] } | { rows: unknown[] }[];
        return { rows: Array.isArray(result) ? result.flatMap((one) => one.rows) : result.rows };
      },
    },
    ping: async () => {
      await pool.query('select 1');
    },
    close,
  };
}
