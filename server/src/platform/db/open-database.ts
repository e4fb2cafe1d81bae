import { rmSync } from 'node:fs';
import pg from 'pg';
import { lockFolder, prepareDataFolder } from './pglite-lock.ts';

/** Where the rows are. `url` wins; without it PGlite runs in this process, in `folder`, or in memory when `folder` is null. */
export interface DatabaseConfig {
  url: string | null;
  folder: string | null;
  maxConnections: number;
  statementTimeoutMs: number;
  /** PGlite in memory only: a dumped data folder to start from, which takes a seventh of the time that making one takes. */
  snapshot?: Blob;
}

export interface OpenDatabase {
  engine: 'pglite' | 'postgres';
  pool: pg.Pool;
  close(): Promise<void>;
}

const CHECKPOINT_EVERY_MS = 60_000;
const VACUUM_EVERY_MS = 300_000;

// Timestamps leave as Date (pg's default); int8 leaves as string by default, which hides bugs in arithmetic: our counters stay below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text));

export async function openDatabase(config: DatabaseConfig, onIdleError: (error: Error) => void): Promise<OpenDatabase> {
  return config.url ? openPostgres(config, config.url, onIdleError) : openPglite(config, onIdleError);
}

async function openPostgres(config: DatabaseConfig, url: string, onIdleError: (error: Error) => void): Promise<OpenDatabase> {
  const pool = new pg.Pool({
    connectionString: url,
    max: config.maxConnections,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: config.statementTimeoutMs,
    application_name: 'wafaa',
    keepAlive: true,
  });
  // Without a listener a dead idle connection ends the process.
  pool.on('error', onIdleError);
  return { engine: 'postgres', pool, close: () => pool.end() };
}

async function openPglite({ folder, snapshot }: DatabaseConfig, onIdleError: (error: Error) => void): Promise<OpenDatabase> {
  // Loaded on demand: 20 MB of WebAssembly that a production process never touches.
  const [{ PGlite }, { vector }, { createPgConfig }] = await Promise.all([
    import('@electric-sql/pglite'),
    import('@electric-sql/pglite-pgvector'),
    import('@electric-sql/pglite/node-postgres'),
  ]);
  const unlock = folder ? lockFolder(folder) : () => {};
  const place = folder ? prepareDataFolder(folder) : null;
  try {
    // A postmaster.pid left by a killed process names a pid that may live again as something else.
    if (place) rmSync(`${place.data}/postmaster.pid`, { force: true });
    const pglite = await PGlite.create({
      extensions: { vector },
      ...(place ? { dataDir: place.data } : {}),
      ...(snapshot ? { loadDataDir: snapshot } : {}),
    });
    const config = createPgConfig(pglite);
    stripPerQueryTypes(config.connection);
    const pool = new pg.Pool({ ...(config as unknown as pg.PoolConfig), max: 1, idleTimeoutMillis: 0 });
    keepClientAfterErrors(pool);
    pool.on('error', onIdleError);
    await pool.query('select 1');
    place?.markReady();
    const timers = startMaintenance(pool, onIdleError);
    return {
      engine: 'pglite',
      pool,
      close: async () => {
        for (const timer of timers) clearInterval(timer);
        await pool.end();
        await pglite.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

// PGlite's adapter serialises `types` as an array; node-postgres puts an object of parsers there per query, and the call hangs.
function stripPerQueryTypes(connection: { parse(query: unknown): void }): void {
  const parse = connection.parse.bind(connection);
  connection.parse = (query: unknown) => {
    const { types, ...rest } = query as { types?: unknown };
    parse(Array.isArray(types) ? query : rest);
  };
}

// `pool.query` throws its client away after any failed statement. Here the next client would share the old one's connection, whose end
// then fails the four statements that follow.
function keepClientAfterErrors(pool: pg.Pool): void {
  const query = async (text: string, values?: unknown[]): Promise<pg.QueryResult> => {
    const client = await pool.connect();
    try {
      return await client.query(text, values);
    } finally {
      client.release();
    }
  };
  pool.query = query as typeof pool.query;
}

// PGlite has neither a checkpointer nor autovacuum.
function startMaintenance(pool: pg.Pool, onError: (error: Error) => void): NodeJS.Timeout[] {
  const every = (periodMs: number, statement: string) => setInterval(() => void pool.query(statement).catch(onError), periodMs).unref();
  return [every(CHECKPOINT_EVERY_MS, 'checkpoint'), every(VACUUM_EVERY_MS, 'vacuum analyze')];
}
