import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A PostgreSQL database with nothing in it, on the server that DATABASE_URL names; without one `url` is null, which means PGlite in memory. */
export async function createEmptyDatabase(): Promise<{ url: string | null; drop(): Promise<void> }> {
  const admin = process.env.DATABASE_URL;
  if (!admin) return { url: null, drop: async () => {} };
  const name = `wafaa_empty_${process.pid}_${randomBytes(3).toString('hex')}`;
  const run = async (text: string): Promise<void> => {
    const client = new pg.Client({ connectionString: admin });
    await client.connect();
    await client.query(text);
    await client.end();
  };
  await run(`create database ${name}`);
  return { url: Object.assign(new URL(admin), { pathname: `/${name}` }).toString(), drop: () => run(`drop database ${name} with (force)`) };
}
