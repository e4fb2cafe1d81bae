import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Pool } from 'pg';

const FOLDER = fileURLToPath(new URL('../../../migrations', import.meta.url));
// Any constant of ours: two processes that start together must not migrate together.
const LOCK_KEY = 7_226_531;

/** Files that were once changed after folders had been made with them, with the SHA-256 of that earlier text. Only functions differ that the
 *  file makes, and they are made again from its text of today; what else differs is in 0056. `SHA256SUMS` keeps it from happening again. */
const REWRITTEN: Readonly<Record<string, string>> = {
  '0035_sources.sql': '5c0d98eb9c513b278c83ca458236306844e40b65d5929689b821141a05b16010',
  '0039_what_channels_tell.sql': '56bf0cd74aa04743c98d2678b5af7433a54bdd967a217dabd71aa2f80bc466e0',
  '0040_pen.sql': '362cab660ff77d6dad2705c6472b6d43a5d1b52061d5ebafcd5eb54e60ebc256',
  '0041_inbox.sql': 'fc59cef84c5f98f02757d3ffd84a473287ed91f01876c910906440c160cda9ae',
  '0042_bursts.sql': '10be429ded62f4f5a6684cf2d758f426c2f434606863f74874603eeb15fa1d23',
};
const FUNCTION = /^create (?:or replace )?(function [\s\S]*?\$\$;)$/gm;

export interface MigrationReport {
  applied: string[];
  already: number;
}

/**
 * Applies the SQL files that are missing, in name order, each in its own transaction, under an advisory lock.
 * Running it again does nothing. @throws Error when a file that was applied has been changed since.
 */
export async function migrate(pool: Pool, folder: string = FOLDER, rewritten = REWRITTEN): Promise<MigrationReport> {
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
      if (before !== undefined && before === rewritten[name]) {
        await applyOne(client, name, functionsOf(text), sha256);
        continue;
      }
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
    await client.query(
      'insert into public.schema_migration (name, sha256) values ($1, $2) on conflict (name) do update set sha256 = excluded.sha256',
      [name, sha256],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw new Error(`migration ${name} failed: ${error instanceof Error ? error.message : 'unknown'}`, { cause: error });
  }
}

function functionsOf(text: string): string {
  return [...text.matchAll(FUNCTION)].map((found) => `create or replace ${found[1]}`).join('\n');
}
