import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import type { TestDatabase } from '../database.ts';

// Looks for a text wherever anything can be: every column of every table of every schema, files, Redis, logs.

/** The text as it stands, as hex (how a row's text shows bytes) and inside base64, at each of the three places it may begin at. */
export function formsOf(mark: string): string[] {
  const bytes = Buffer.from(mark);
  const inside = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    // The characters that share bits with what stands before or after say nothing.
    return text.slice(shift === 0 ? 0 : shift + 1, -4);
  });
  return [mark, bytes.toString('hex'), ...inside.filter((text) => text.length >= 8)];
}

/** `schema.table` and how many of its rows hold one of the marks. */
export async function searchDatabase(asOwner: TestDatabase['asOwner'], marks: readonly string[]): Promise<Record<string, number>> {
  const tables = await asOwner<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'm') and not c.relispartition and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') order by 1`,
  );
  const found: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await asOwner<{ n: number }>(
      `select count(*)::int as n from ${name} t where exists (select 1 from unnest($1::text[]) m where position(m in t::text) > 0)`,
      [marks.flatMap(formsOf)],
    );
    if (row && row.n > 0) found[name] = row.n;
  }
  return found;
}

/** Paths that hold one of the marks, in their name or in their bytes. */
export function searchFiles(folder: string, marks: readonly string[]): string[] {
  const forms = marks.flatMap(formsOf);
  return (readdirSync(folder, { recursive: true, withFileTypes: true }) as { isFile(): boolean; parentPath: string; name: string }[])
    .map((entry) => ({ path: join(entry.parentPath, entry.name), isFile: entry.isFile() }))
    .filter(({ path, isFile }) =>
      forms.some((form) => path.slice(folder.length).includes(form) || (isFile && readFileSync(path).includes(form))),
    )
    .map(({ path }) => path.slice(folder.length));
}

/** Keys of Redis that hold one of the marks, in their name or in their value. */
export async function searchRedis(url: string, marks: readonly string[]): Promise<string[]> {
  const redis = new Redis(url);
  try {
    const forms = marks.flatMap(formsOf);
    const found: string[] = [];
    for (const key of await redis.keys('*')) {
      const dumped = await redis.dumpBuffer(key);
      const value = (await redis.type(key)) === 'string' ? await redis.get(key) : '';
      if (forms.some((form) => key.includes(form) || dumped?.includes(form) || value?.includes(form))) found.push(key);
    }
    return found;
  } finally {
    redis.disconnect();
  }
}
