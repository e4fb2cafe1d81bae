import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Pool } from 'pg';

const FOLDER = fileURLToPath(new URL('../../../migrations', import.meta.url));
// Any constant of ours: two processes that start together must not migrate together.
const LOCK_KEY = 7_226_531;

export interface MigrationReport {
  applied: string[];
  already: number;
}

/**
 * Applies the SQL files that are missing, in name order, each in its own transaction, under an advisory lock.
 * Running it again does nothing. @throws Error when a file that was applied has been changed since.
 */
export async function migrate(pool: Pool, folder: string = FOLDER): Promise<MigrationReport> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const client = await pool.connect();
  try {
    // A long migration, or waiting for another process's, is no runaway query.
    await client.query('set statement_timeout = 0');
    await client.query('select pg_advisory_lock($1)', [LOCK_KEY]);
    await client.query(
      'create table if not exists public.schema_migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
    );
    const done = await client.query<{ name: string; sha256: string }>('select name, sha256 from public.schema_migration');
    const known = new Map(done.rows.map((row) => [row.name, row.sha256]));
    const applied: string[] = [];
    for (const name of names) {
      const text = await readFile(join(folder, name), 'utf8');
      const sha256 = createHash('sha256').update(text).digest('hex');
      const before = known.get(name);
      if (before === sha256) continue;
      if (before !== undefined) throw new Error(`migration ${name} was changed after it had been applied; write a new one instead`);
      await applyOne(client, name, text, sha256);
      applied.push(name);
    }
    return { applied, already: known.size };
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK_KEY]).catch(() => {});
    await client.query('reset statement_timeout').catch(() => {});
    client.release();
  }
}

async function applyOne(
  client: { query(text: string, values?: unknown[]): Promise<unknown> },
  name: string,
  text: string,
  sha256: string,
): Promise<void> {
  await client.query('begin');
  try {
    await client.query(text);
    await client.query('insert into public.schema_migration (name, sha256) values ($1, $2)', [name, sha256]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw new Error(`migration ${name} failed: ${error instanceof Error ? error.message : 'unknown'}`, { cause: error });
  }
}
