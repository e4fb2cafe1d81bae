// Run by doctor.mjs in a process of its own, because it needs a package: says which PostgreSQL and pgvector DATABASE_URL leads to.
import process from 'node:process';
import pg from 'pg';

const client = new pg.Client({ connectionString: process.env.DATABASE_URL, connectionTimeoutMillis: 5000 });
try {
  await client.connect();
  const server = await client.query('show server_version_num');
  const vector = await client.query("select default_version from pg_available_extensions where name = 'vector'");
  const major = Math.floor(Number(server.rows[0].server_version_num) / 10000);
  const extension = vector.rows[0]?.default_version;
  console.log(extension ? `PostgreSQL ${major} with pgvector ${extension}` : `PostgreSQL ${major} without pgvector`);
  process.exitCode = major >= 15 && extension ? 0 : 1;
} catch (error) {
  console.log(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  await client.end().catch(() => {});
}
