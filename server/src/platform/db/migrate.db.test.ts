import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createEmptyDatabase } from '../../../test/empty-database.ts';
import { migrate } from './migrate.ts';
import { type OpenDatabase, openDatabase } from './open-database.ts';

describe('migrate', () => {
  let url: string | null;
  let drop: () => Promise<void>;
  let opened: OpenDatabase;
  let folder: string;

  const open = () => openDatabase({ url, folder: null, maxConnections: 4, statementTimeoutMs: 2_000 }, () => {});
  beforeAll(async () => {
    ({ url, drop } = await createEmptyDatabase());
    opened = await open();
  });
  afterAll(async () => {
    await opened.close();
    await drop();
  });
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'wafaa-migrations-'));
    await opened.pool.query('drop table if exists schema_migration, one, two');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const write = (file: string, text: string): void => writeFileSync(join(folder, file), text);
  const tables = async (): Promise<string[]> =>
    (
      await opened.pool.query<{ name: string }>(`select tablename as name from pg_tables where tablename in ('one', 'two') order by 1`)
    ).rows.map((row) => row.name);

  test('applies what is missing in name order, and nothing the second time', async () => {
    write('0002_two.sql', 'create table two (id int references one (id));');
    write('0001_one.sql', 'create table one (id int primary key);');
    expect(await migrate(opened.pool, folder)).toEqual({ applied: ['0001_one.sql', '0002_two.sql'], already: 0 });
    expect(await migrate(opened.pool, folder)).toEqual({ applied: [], already: 2 });
  });

  test('refuses to go on when a file was changed after it had been applied', async () => {
    write('0001_one.sql', 'create table one (id int);');
    await migrate(opened.pool, folder);
    write('0001_one.sql', 'create table one (id bigint);');
    write('0002_two.sql', 'create table two (id int);');
    await expect(migrate(opened.pool, folder)).rejects.toThrow('0001_one.sql was changed');
    expect(await tables()).toEqual(['one']);
  });

  test('leaves nothing of a file that breaks half-way, and applies it once it is mended', async () => {
    write('0001_one.sql', 'create table one (id int); create table two (id int); select nonsense;');
    await expect(migrate(opened.pool, folder)).rejects.toThrow('0001_one.sql failed');
    expect(await tables()).toEqual([]);
    write('0001_one.sql', 'create table one (id int);');
    expect((await migrate(opened.pool, folder)).applied).toEqual(['0001_one.sql']);
  });

  test('runs once when several processes start together', async () => {
    write('0001_one.sql', 'create table one (id int); insert into one values (1);');
    const pools = url ? await Promise.all([open(), open(), open()]) : [];
    const reports = await Promise.all([opened, ...pools, opened].map((each) => migrate(each.pool, folder)));
    expect(reports.flatMap((report) => report.applied)).toEqual(['0001_one.sql']);
    for (const each of pools) await each.close();
  });

  test('may take longer than a query is allowed to, and gives the limit back', async () => {
    write('0001_one.sql', `create table one as select current_setting('statement_timeout') as allowed;`);
    const before = await opened.pool.query('show statement_timeout');
    await migrate(opened.pool, folder);
    expect((await opened.pool.query('select allowed from one')).rows).toEqual([{ allowed: '0' }]);
    expect((await opened.pool.query('show statement_timeout')).rows).toEqual(before.rows);
  });

  test('makes the functions of a file again whose earlier text is known, and nothing else of it', async () => {
    const one = (value: number): string =>
      `create table one (id int);\ncreate or replace function told() returns int language sql as $$ select ${value} $$;\n`;
    write('0001_one.sql', one(1));
    await migrate(opened.pool, folder);
    const earlier = { '0001_one.sql': createHash('sha256').update(one(1)).digest('hex') };
    write('0001_one.sql', one(2));
    expect((await migrate(opened.pool, folder, earlier)).applied).toEqual([]);
    expect((await opened.pool.query('select told()')).rows).toEqual([{ told: 2 }]);
    expect((await migrate(opened.pool, folder)).applied).toEqual([]);
  });
});

const MIGRATIONS = fileURLToPath(new URL('../../../migrations', import.meta.url));
const ours = (): string[] => readdirSync(MIGRATIONS).filter((name) => name.endsWith('.sql'));

describe('our migrations', () => {
  test('are never changed once they are listed: mend with a new file, and list it by `sha256sum *.sql > SHA256SUMS`', () => {
    const now = ours().map(
      (name) =>
        `${createHash('sha256')
          .update(readFileSync(join(MIGRATIONS, name)))
          .digest('hex')}  ${name}`,
    );
    expect(now).toEqual(readFileSync(join(MIGRATIONS, 'SHA256SUMS'), 'utf8').trim().split('\n'));
  });

  test('bring a folder that was made with their earlier texts to the shape of a new one', async () => {
    const before = mkdtempSync(join(tmpdir(), 'wafaa-migrations-'));
    for (const name of ours().filter((each) => each < '0051')) cpSync(join(MIGRATIONS, name), join(before, name));
    const packed = new URL('../../../test/migrations/earlier.json.gz', import.meta.url);
    const earlier = JSON.parse(gunzipSync(readFileSync(packed)).toString()) as Record<string, string>;
    for (const [name, text] of Object.entries(earlier)) writeFileSync(join(before, name), text);

    const shapes = await Promise.all([[before, MIGRATIONS], [MIGRATIONS]].map(shapeAfter));
    expect(shapes[0]).toEqual(shapes[1]);
    rmSync(before, { recursive: true });
  });
});

/** The functions and triggers of a database after these folders, as the engine would write them. */
async function shapeAfter(folders: string[]): Promise<unknown> {
  const { url, drop } = await createEmptyDatabase();
  const database = await openDatabase({ url, folder: null, maxConnections: 4, statementTimeoutMs: 2_000 }, () => {});
  for (const folder of folders) await migrate(database.pool, folder);
  const { rows } = await database.pool.query<{ made: string }>(
    `select pg_get_functiondef(p.oid) || coalesce(p.proacl::text, '') || pg_get_userbyid(p.proowner) as made
       from pg_proc p join pg_namespace n on n.oid = p.pronamespace and n.nspname in ('public', 'wafaa')
       where p.prokind = 'f' and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
     union all select pg_get_triggerdef(t.oid) from pg_trigger t where not t.tgisinternal order by made`,
  );
  await database.close();
  await drop();
  return rows.map(({ made }) => made);
}
