import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, makeTenant, type TestDatabase } from '../../../test/database.ts';
import type { TenantId } from '../ids.ts';
import { TenantWallError } from './guard.ts';
import { isTenantDb, type TenantDb } from './tenant-db.ts';
import { TENANT_TABLES } from './tenant-tables.ts';

let test: TestDatabase;
let a: TenantId;
let b: TenantId;

beforeAll(async () => {
  test = await createTestDatabase();
  a = (await makeTenant(test.database, { accountId: 'acc_same' })).tenantId;
  b = (await makeTenant(test.database, { accountId: 'acc_same' })).tenantId;
  for (const tenantId of [a, b]) {
    await test.database.withTenant(tenantId, async (db) => {
      await db.query.insertInto('contact').values({ id: 'cnt_same', name: 'Same', language: null, merged_into: null }).execute();
      await db.query
        .insertInto('contact_identity')
        .values({ channel: 'whatsapp', value: '966500000000', kind: 'phone', contact_id: 'cnt_same' })
        .execute();
    });
  }
});
afterAll(() => test.close());

const rowsOf = (tenantId: TenantId, work: (db: TenantDb) => Promise<unknown[]>): Promise<unknown[]> =>
  test.database.withTenant(tenantId, work);

/** Tables that hold a tenant's rows for the door alone: a tenant's handle has no right on them. */
const CLOSED: readonly string[] = ['idempotent_answer'];
/** And the outbox of mails, into which a tenant's handle only puts. */
const UNREADABLE: readonly string[] = [...CLOSED, 'mail'];

describe('the catalogue', () => {
  it('lists every table with a tenant_id, and no other', async () => {
    const found = await test.asOwner<{ table_name: string }>(
      `select table_name from information_schema.columns where table_schema = 'public' and column_name = 'tenant_id' order by 1`,
    );
    expect(found.map((row) => row.table_name)).toEqual([...TENANT_TABLES].sort());
  });

  it('forces row-level security on every table, with a policy for the application role on the tenant', async () => {
    const open = await test.asOwner<{ relname: string }>(
      `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> 'schema_migration'
         and not (c.relrowsecurity and c.relforcerowsecurity)`,
    );
    expect(open).toEqual([]);
    const policies = await test.asOwner<{ tablename: string; qual: string; with_check: string }>(
      `select tablename, qual, with_check from pg_policies where 'wafaa_app' = any (roles)`,
    );
    expect(policies.map((policy) => policy.tablename).sort()).toEqual([...TENANT_TABLES].filter((table) => !CLOSED.includes(table)).sort());
    for (const policy of policies) {
      expect(policy.qual).toContain('current_tenant()');
      expect(policy.with_check).toContain('current_tenant()');
    }
  });

  it('gives the application role no table of its own, no bypass, and the system role neither', async () => {
    const roles = await test.asOwner<{ rolname: string; rolsuper: boolean; rolbypassrls: boolean; owned: number }>(
      `select r.rolname, r.rolsuper, r.rolbypassrls, (select count(*)::int from pg_class c where c.relowner = r.oid) as owned
       from pg_roles r where r.rolname in ('wafaa_app', 'wafaa_eraser', 'wafaa_system') order by 1`,
    );
    expect(roles).toEqual([
      { rolname: 'wafaa_app', rolsuper: false, rolbypassrls: false, owned: 0 },
      { rolname: 'wafaa_eraser', rolsuper: false, rolbypassrls: false, owned: 0 },
      { rolname: 'wafaa_system', rolsuper: false, rolbypassrls: false, owned: 0 },
    ]);
  });

  it('starts every primary key and unique key of a tenant table with the tenant, but for those by which a tenant is found', async () => {
    const keys = await test.asOwner<{ name: string; first: string }>(
      `select i.indexrelid::regclass::text as name, a.attname as first from pg_index i
       join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
       where i.indisunique and n.nspname = 'public' and c.relname = any ($1)`,
      [[...TENANT_TABLES]],
    );
    expect(
      keys
        .filter((key) => key.first !== 'tenant_id')
        .map((key) => key.name)
        .sort(),
    ).toEqual([
      // Routing and the door look these up before a tenant is known; none holds what a tenant could choose but the slug.
      'api_key_prefix_key',
      'audit_entry_pkey',
      'channel_account_channel_account_key_key',
      'idempotent_answer_pkey',
      'invitation_token_hash_key',
      'mail_pkey',
      'tenant_slug_key',
      'user_session_pkey',
    ]);
  });

  it('lets the application role call the listed system functions only, none of them without an owner that is a role for it', async () => {
    const functions = await test.asOwner<{ proname: string; owner: string; definer: boolean; app: boolean; everyone: boolean }>(
      `select p.proname, p.proowner::regrole::text as owner, p.prosecdef as definer, has_function_privilege('wafaa_app', p.oid, 'execute') as app,
         exists (select 1 from aclexplode(p.proacl) x where x.grantee = 0) or p.proacl is null as everyone
       from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'wafaa' and p.prosecdef order by 1`,
    );
    const ofLedger = [
      'account_signs',
      'account_stats',
      // Runs as a trigger only.
      'discard_file',
      'due_erases',
      'heartbeat',
      'ingress_up_ms',
      'journal_left',
      'journal_left_page',
      'journal_page',
      'journal_settle',
      'keep_pulse',
      'ledger_begin_send',
      'ledger_claim',
      'ledger_finish',
      'ledger_ingest',
      'ledger_prepare',
      'ledger_stats',
      'list_tenants',
      'loss_stats',
      'media_claim',
      'media_discarding',
      'media_retire',
      'open_alarms',
      'removal_status',
      'remove_access',
      'return_pens',
      'tenant_by_slug',
      'tidy_conversations',
      'unhandled_stats',
      'webchat_files_retire',
      'webchat_untold',
      'webhook_account',
    ];
    // The role that may remove what nobody else may: it is used through these, and owns nothing else.
    const ofEraser = [
      'erase_begin',
      'erase_contact',
      'erase_contact_scope',
      'erase_deliveries',
      'erase_finish',
      'erase_people',
      'erase_read_copies',
      'erase_read_deliveries',
      'erase_rows',
      'erase_write_deliveries',
    ];
    expect(functions.map((row) => row.proname)).toEqual([...ofLedger, ...ofEraser].sort());
    for (const row of functions) {
      const owner = ofEraser.includes(row.proname) ? 'wafaa_eraser' : 'wafaa_system';
      expect(row).toMatchObject({ owner, everyone: false, app: true });
    }
  });

  it('lets every table of a tenant be erased, also one that a later migration makes', async () => {
    const policies = await test.asOwner<{ tablename: string }>(`select tablename from pg_policies where 'wafaa_eraser' = any (roles)`);
    expect(policies.map((policy) => policy.tablename)).toEqual(expect.arrayContaining([...TENANT_TABLES]));
  });
});

describe('the query builder', () => {
  it('sees only its own rows where two tenants have identical ids', async () => {
    const rows = await rowsOf(a, (db) => db.query.selectFrom('contact').selectAll().where('id', '=', 'cnt_same').execute());
    expect(rows).toMatchObject([{ tenant_id: a }]);
  });

  it('binds joins, sub-queries and common table expressions too', async () => {
    const rows = await rowsOf(a, (db) =>
      db.query
        .with('names', (cte) => cte.selectFrom('contact').select(['id', 'tenant_id']))
        .selectFrom('contact_identity as i')
        .innerJoin('contact as c', 'c.id', 'i.contact_id')
        .leftJoin('names as n', 'n.id', 'c.id')
        .where((where) => where.exists(where.selectFrom('contact as x').select('x.id').whereRef('x.id', '=', 'i.contact_id')))
        .select(['i.tenant_id', 'c.tenant_id as c_tenant', 'n.tenant_id as n_tenant'])
        .execute(),
    );
    expect(rows).toEqual([{ tenant_id: a, c_tenant: a, n_tenant: a }]);
  });

  it('changes and removes only its own rows', async () => {
    await test.database.withTenant(a, async (db) => {
      await db.query.updateTable('contact').set({ name: 'Changed by a' }).execute();
      await db.query.deleteFrom('contact_identity').where('value', '=', '966500000000').execute();
    });
    const left = await rowsOf(b, async (db) => [
      ...(await db.query.selectFrom('contact').select('name').execute()),
      ...(await db.query.selectFrom('contact_identity').select('value').execute()),
    ]);
    expect(left).toEqual([{ name: 'Same' }, { value: '966500000000' }]);
  });

  it('refuses an insert that carries another tenant, and one that hides its columns', async () => {
    const insertFor = (values: Record<string, unknown>) =>
      test.database.withTenant(a, (db) =>
        db.query
          .insertInto('contact')
          .values(values as never)
          .execute(),
      );
    await expect(insertFor({ id: 'cnt_x', name: null, tenant_id: b })).rejects.toThrow(TenantWallError);
    await expect(
      test.database.withTenant(a, (db) =>
        db.query
          .insertInto('contact')
          .columns(['id', 'name'])
          .expression((from) => from.selectFrom('contact').select(['id', 'name']))
          .execute(),
      ),
    ).rejects.toThrow(TenantWallError);
  });

  it('refuses to move a row to another tenant', async () => {
    await expect(
      test.database.withTenant(a, (db) =>
        db.query
          .updateTable('contact')
          .set({ tenant_id: b } as never)
          .execute(),
      ),
    ).rejects.toThrow(TenantWallError);
  });
});

describe('raw SQL', () => {
  const refused = [
    ['a table without a binding', 'select * from contact', []],
    ['a table bound to another tenant', 'select * from contact where tenant_id = $1', ['other']],
    [
      'a second table without its own binding',
      'select * from contact c join contact_identity i on i.contact_id = c.id where c.tenant_id = $1',
      ['own'],
    ],
    ['a binding inside a comment', 'select * from contact -- tenant_id = $1', ['own']],
    ['a binding inside a string', "select * from contact where name = 'tenant_id = $1'", ['own']],
    ['an old-style comma join', 'select * from contact c, contact_identity i where c.tenant_id = $1', ['own']],
    ['an insert from a select', 'insert into contact (id, name) select id, name from contact where tenant_id = $1', ['own']],
    ['an update without a binding', "update contact set name = 'x'", []],
    ['a change of the tenant setting', "select set_config('app.tenant_id', $1, true)", ['other']],
    ['a change of role', 'set role postgres', []],
    ['a system function', 'select wafaa.ledger_stats()', []],
    ['a system function in quotes', 'select "wafaa"."ledger_stats"()', []],
    ['a system function behind a string with escapes', "select E'\\'', wafaa.ledger_stats(), ' '", []],
    ['a system function behind a string in dollars', "select $$'$$, wafaa.ledger_stats(), $$'$$", []],
    ['a system function behind a comment in a comment', "select /* /* */ ' */ wafaa.ledger_stats() --'", []],
    ['a system function whose name is written in code points', 'select U&"w\\0061faa".ledger_stats()', []],
    ['a change of schema', 'alter table contact disable row level security', []],
  ] as const;
  for (const [what, text, parameters] of refused) {
    it(`refuses ${what}`, async () => {
      const values = parameters.map((parameter) => (parameter === 'own' ? a : b));
      await expect(test.database.withTenant(a, (db) => db.sql(text, values))).rejects.toThrow(TenantWallError);
    });
  }

  it('takes a statement that binds every table it names', async () => {
    const rows = await rowsOf(b, (db) =>
      db.sql('select c.id from contact c join contact_identity i on i.tenant_id = $1 and i.contact_id = c.id where c.tenant_id = $1', [b]),
    );
    expect(rows).toEqual([{ id: 'cnt_same' }]);
  });
});

describe('the handle', () => {
  it('is dead after its transaction', async () => {
    const kept = await test.database.withTenant(a, async (db) => db);
    expect(isTenantDb(kept)).toBe(true);
    await expect(kept.query.selectFrom('contact').selectAll().execute()).rejects.toThrow('after its transaction ended');
  });

  it('leaves no tenant and no role behind on the connection', async () => {
    await test.database.withTenant(a, (db) => db.query.selectFrom('contact').selectAll().execute());
    await expect(test.database.withTenant(a, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    const [state] = await test.asOwner<{ tenant: string | null; role: string }>(
      `select nullif(current_setting('app.tenant_id', true), '') as tenant, current_user::text as role`,
    );
    expect(state).toMatchObject({ tenant: null });
    expect(state?.role).not.toBe('wafaa_app');
  });

  it('reads nothing at all when the tenant is unset, even without plugin and guard', async () => {
    for (const table of TENANT_TABLES) {
      if (UNREADABLE.includes(table)) {
        await expect(unset(`select * from ${table}`), table).rejects.toThrow('permission denied');
        continue;
      }
      const [row] = await test.asOwner<{ n: number }>(
        `with role as (select set_config('role', 'wafaa_app', true)) select 0 as n from role`,
      );
      expect(row?.n).toBe(0);
      const rows = await unset(`select * from ${table}`);
      expect(rows, table).toEqual([]);
    }
  });

  /** Runs under the application's role with no tenant, around plugin and guard. */
  async function unset(text: string): Promise<unknown[]> {
    const [answer] = await test.asOwner<{ found: unknown[] | null }>(`select wafaa_test_unset($1) as found`, [text]);
    return answer?.found ?? [];
  }
  beforeAll(async () => {
    await test.asOwner(`create function wafaa_test_unset(statement text) returns jsonb language plpgsql as $$
      declare found jsonb;
      begin
        perform set_config('role', 'wafaa_app', true), set_config('app.tenant_id', '', true);
        execute 'select jsonb_agg(to_jsonb(t)) from (' || statement || ') t' into found;
        perform set_config('role', 'none', true);
        return found;
      end $$`);
    await test.asOwner(`grant execute on function wafaa_test_unset(text) to wafaa_app`);
  });
});

describe('mutants: each layer of the wall removed is noticed', () => {
  it('a dropped policy makes its own tenant blind, so every reading test fails', async () => {
    for (const table of TENANT_TABLES) {
      if (CLOSED.includes(table)) continue;
      const [before] = await test.asOwner<{ n: number }>(
        `select count(*)::int as n from pg_policies where tablename = $1 and policyname = 'tenant_only'`,
        [table],
      );
      expect(before?.n, table).toBe(1);
    }
    await test.asOwner('drop policy tenant_only on contact');
    expect(await rowsOf(b, (db) => db.query.selectFrom('contact').selectAll().execute())).toEqual([]);
    await test.asOwner(
      `create policy tenant_only on contact for all to wafaa_app using (tenant_id = (select wafaa.current_tenant())) with check (tenant_id = (select wafaa.current_tenant()))`,
    );
  });

  it('with row-level security off, the plugin and the guard still hold', async () => {
    await test.asOwner('alter table contact disable row level security');
    expect(await rowsOf(b, (db) => db.query.selectFrom('contact').selectAll().execute())).toMatchObject([{ tenant_id: b }]);
    await expect(test.database.withTenant(b, (db) => db.sql('select * from contact', []))).rejects.toThrow(TenantWallError);
    await test.asOwner('alter table contact enable row level security');
  });

  it('with plugin and guard out of the way, the policies still hold', async () => {
    await test.asOwner(`create function wafaa_test_as(tenant text, statement text) returns jsonb language plpgsql as $$
      declare found jsonb;
      begin
        perform set_config('role', 'wafaa_app', true), set_config('app.tenant_id', tenant, true);
        execute 'select jsonb_agg(distinct t.tenant_id) from (' || statement || ') t' into found;
        perform set_config('role', 'none', true);
        return found;
      end $$`);
    await test.asOwner('grant execute on function wafaa_test_as(text, text) to wafaa_app');
    for (const table of TENANT_TABLES) {
      if (UNREADABLE.includes(table)) continue;
      const [row] = await test.asOwner<{ seen: string[] | null }>(`select wafaa_test_as($1, $2) as seen`, [a, `select * from ${table}`]);
      for (const seen of row?.seen ?? []) expect(seen, table).toBe(a);
    }
  });
});
