import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { guardStatement, TenantWallError } from './guard.ts';
import { TenantPlugin } from './tenant-plugin.ts';

const MINE = '00000000-0000-4000-8000-00000000000a';
const THEIRS = '00000000-0000-4000-8000-00000000000b';
interface Tables {
  contact: { tenant_id: string; id: string; name: string };
  conversation: { tenant_id: string; id: string; contact_id: string };
  schema_migration: { name: string; tenant_id: string };
}
const db = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (kysely) => new PostgresIntrospector(kysely),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
  plugins: [new TenantPlugin(MINE)],
});
const text = (query: { compile(): { sql: string; parameters: readonly unknown[] } }): string => {
  const { sql: statement, parameters } = query.compile();
  return statement.replaceAll(/\$(\d+)/g, (_, at: string) => `'${String(parameters[Number(at) - 1])}'`);
};
const OTHERS = "an insert carries another tenant's id";

describe('an insert', () => {
  test('is filled with the tenant, whether its values are plain or expressions', () => {
    expect(text(db.insertInto('contact').values({ id: 'a', name: 'b' } as never))).toContain(`values ('a', 'b', '${MINE}')`);
    expect(text(db.insertInto('contact').values({ id: 'a', name: sql`upper('b')` } as never))).toContain(`upper('b'), '${MINE}')`);
  });
  test('may name its own tenant, and no other one, in either form', () => {
    const name = sql<string>`upper('b')`;
    expect(text(db.insertInto('contact').values({ tenant_id: MINE, id: 'a', name: 'b' }))).toContain(`('${MINE}', 'a', 'b')`);
    expect(text(db.insertInto('contact').values({ tenant_id: MINE, id: 'a', name }))).toContain(`('${MINE}', 'a', upper('b'))`);
    expect(() => text(db.insertInto('contact').values({ tenant_id: THEIRS, id: 'a', name: 'b' }))).toThrow(OTHERS);
    expect(() => text(db.insertInto('contact').values({ tenant_id: THEIRS, id: 'a', name }))).toThrow(OTHERS);
    expect(() => text(db.insertInto('contact').values({ tenant_id: sql<string>`gen_random_uuid()`, id: 'a', name: 'b' }))).toThrow(OTHERS);
  });
  test('lists its columns and values, into a table of tenants', () => {
    const refusal = 'lists its columns and values';
    expect(() => text(db.insertInto('contact').columns(['id']).expression(db.selectFrom('contact').select('id')))).toThrow(refusal);
    expect(() => text(db.insertInto('contact').defaultValues())).toThrow(refusal);
    expect(text(db.insertInto('schema_migration').values({ name: 'x', tenant_id: THEIRS }))).toContain(THEIRS);
  });
});

describe('an update', () => {
  test('never moves a row to another tenant, however the column is written', () => {
    const refusal = 'a row never changes its tenant';
    expect(() => text(db.updateTable('contact').set({ tenant_id: THEIRS }))).toThrow(refusal);
    expect(() => text(db.updateTable('contact').set('tenant_id', THEIRS))).toThrow(refusal);
    expect(() => text(db.updateTable('contact').set('contact.tenant_id' as never, THEIRS as never))).toThrow(refusal);
    expect(text(db.updateTable('contact').set('name', 'x'))).toContain(`"contact"."tenant_id" = '${MINE}'`);
    expect(text(db.updateTable('schema_migration').set('name', 'x'))).not.toContain('where');
  });
  test('binds every table it reads from', () => {
    const update = db.updateTable('contact as c').from('conversation as v').set('name', 'x').whereRef('v.contact_id', '=', 'c.id');
    for (const alias of ['c', 'v']) expect(text(update)).toContain(`"${alias}"."tenant_id" = '${MINE}'`);
  });
});

describe('what reads or deletes', () => {
  test('is bound in each table, join and sub-query, and elsewhere left alone', () => {
    const own = (alias: string): string => `"${alias}"."tenant_id" = '${MINE}'`;
    expect(text(db.selectFrom('contact').selectAll())).toContain(own('contact'));
    expect(text(db.selectNoFrom(sql`1`.as('one')))).toBe('select 1 as "one"');
    expect(text(db.selectFrom('schema_migration').selectAll())).not.toContain(MINE);
    const cross = text(db.selectFrom('contact as c').crossJoin('conversation as v').select('c.id'));
    expect(cross).toContain(`inner join "conversation" as "v" on ${own('v')}`);
    expect(text(db.selectFrom('contact as c').leftJoin('conversation as v', 'v.contact_id', 'c.id').select('c.id'))).toContain(
      `and ${own('v')}`,
    );
    expect(text(db.selectFrom('contact as c').innerJoin('schema_migration as m', 'm.name', 'c.id').select('c.id'))).not.toContain(own('m'));
    const derived = db.selectFrom((inner) => inner.selectFrom('contact').select('id').as('d')).select('d.id');
    expect(text(derived)).toContain(own('contact'));
    expect(text(db.deleteFrom('contact'))).toContain(own('contact'));
    const using = db.deleteFrom('contact as c').using('conversation as v').whereRef('v.contact_id', '=', 'c.id');
    for (const alias of ['c', 'v']) expect(text(using)).toContain(own(alias));
  });
  test('is never a merge', () => {
    const merge = db.mergeInto('contact as c').using('conversation as v', 'v.contact_id', 'c.id').whenMatched().thenDelete();
    expect(() => text(merge)).toThrow('merge is not used');
  });
});

test('the guard counts a table in a place that it does not foresee', () => {
  expect(() => guardStatement('select * from (contact_identity)', [], MINE)).toThrow(TenantWallError);
  expect(() => guardStatement('select * from (contact_identity) where tenant_id = $1', [MINE], MINE)).not.toThrow();
  expect(() => guardStatement('insert into contact (id) values ($1)', ['x'], MINE)).toThrow(TenantWallError);
});
