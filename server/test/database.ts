import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { openAsBlob } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { connectDatabase, type Database } from '../src/platform/db/index.ts';
import { mintTenantId, type TenantId } from '../src/platform/ids.ts';

// A database of its own for each test file, with every migration in it: a clone of a template (PostgreSQL, 0.13 s) or of a dumped folder
// (PGlite, 0.4 s). The real engine always; which one is said by DATABASE_URL.

export interface TestDatabase {
  database: Database;
  /** As the owner of the tables, around the wall: for arranging and for looking, never for the code under test. */
  asOwner<T extends object>(text: string, values?: unknown[]): Promise<T[]>;
  url: string | null;
  close(): Promise<void>;
}

const MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url));

function migrationsHash(): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(MIGRATIONS).sort()) hash.update(readFileSync(join(MIGRATIONS, name)));
  return hash.digest('hex').slice(0, 16);
}

export async function createTestDatabase(): Promise<TestDatabase> {
  const url = process.env.DATABASE_URL;
  return url ? clonePostgres(url) : clonePglite();
}

const onError = (): void => {};
const limits = { maxConnections: 8, statementTimeoutMs: 30_000 };

async function clonePglite(): Promise<TestDatabase> {
  const path = join(tmpdir(), `wafaa-test-${migrationsHash()}.tar`);
  if (!existsSync(path)) await dumpPglite(path);
  const database = await connectDatabase({ url: null, folder: null, ...limits, snapshot: await openAsBlob(path) }, onError);
  return { database, url: null, asOwner: ownerOf(database), close: () => database.close() };
}

async function dumpPglite(path: string): Promise<void> {
  const [{ PGlite }, { vector }, { createPgConfig }, { migrate }] = await Promise.all([
    import('@electric-sql/pglite'),
    import('@electric-sql/pglite-pgvector'),
    import('@electric-sql/pglite/node-postgres'),
    import('../src/platform/db/migrate.ts'),
  ]);
  const pglite = await PGlite.create({ extensions: { vector } });
  const pool = new pg.Pool({ ...(createPgConfig(pglite) as unknown as pg.PoolConfig), max: 1 });
  await migrate(pool);
  const dump = await pglite.dumpDataDir('none');
  const mine = `${path}.${process.pid}-${randomBytes(3).toString('hex')}`;
  writeFileSync(mine, Buffer.from(await dump.arrayBuffer()));
  renameSync(mine, path);
  await pool.end();
  await pglite.close();
}

async function clonePostgres(url: string): Promise<TestDatabase> {
  const template = `wafaa_template_${migrationsHash()}`;
  const name = `wafaa_test_${process.pid}_${randomBytes(4).toString('hex')}`;
  const at = (database: string): string => Object.assign(new URL(url), { pathname: `/${database}` }).toString();
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    // One at a time: a template cannot be cloned while somebody is connected to it.
    await admin.query('select pg_advisory_lock(7226532)');
    const known = await admin.query('select 1 from pg_database where datname = $1', [template]);
    if (known.rowCount === 0) {
      await admin.query(`create database ${template}_new`);
      const made = await connectDatabase({ url: at(`${template}_new`), folder: null, ...limits }, onError);
      await made.migrate();
      await made.close();
      await admin.query(`alter database ${template}_new rename to ${template}`);
    }
    await admin.query(`create database ${name} template ${template}`);
    await admin.query('select pg_advisory_unlock(7226532)');
  } finally {
    await admin.end();
  }
  const database = await connectDatabase({ url: at(name), folder: null, ...limits }, onError);
  return {
    database,
    url: at(name),
    asOwner: ownerOf(database),
    async close() {
      await database.close();
      const cleaner = new pg.Client({ connectionString: url });
      await cleaner.connect();
      await cleaner.query(`drop database if exists ${name} with (force)`);
      await cleaner.end();
    },
  };
}

function ownerOf(database: Database): TestDatabase['asOwner'] {
  return async <T extends object>(text: string, values: unknown[] = []) => (await database.jobQueries.executeSql(text, values)).rows as T[];
}

let made = 0;

/** A tenant with one account, of WhatsApp unless given. Names are unique unless given. */
export async function makeTenant(
  database: Database,
  given: {
    tenantId?: string;
    slug?: string;
    accountId?: string;
    accountKey?: string;
    credentials?: Buffer;
    currency?: string;
    channel?: string;
  } = {},
): Promise<{ tenantId: TenantId; accountId: string; accountKey: string }> {
  made += 1;
  const hex = `${process.pid}${made}`.padStart(12, '0').slice(-12);
  const tenantId = mintTenantId(given.tenantId ?? `00000000-0000-4000-8000-${hex}`);
  const accountId = given.accountId ?? `acc_${made}`;
  const accountKey = given.accountKey ?? `7712${String(made).padStart(11, '0')}`;
  await database.withTenant(tenantId, async (db) => {
    await db.query
      .insertInto('tenant')
      .values({
        slug: given.slug ?? `tenant-${process.pid}-${made}`,
        name: JSON.stringify({ en: `Tenant ${made}`, ar: null }),
        kind: 'restaurant',
        currency: given.currency ?? 'SAR',
        time_zone: 'Asia/Riyadh',
        default_language: 'ar',
        settings: '{}',
      })
      .execute();
    await db.query
      .insertInto('channel_account')
      .values({
        id: accountId,
        channel: given.channel ?? 'whatsapp',
        account_key: accountKey,
        business_key: `waba-${accountKey}`,
        display_name: 'Main number',
        address: '+966110000000',
        credentials: given.credentials ?? Buffer.from('sealed'),
        settings: '{}',
        state: 'emulator',
        state_reason: null,
      })
      .execute();
  });
  return { tenantId, accountId, accountKey };
}
