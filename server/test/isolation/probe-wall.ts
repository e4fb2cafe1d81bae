import { DummyDriver, Kysely, type KyselyPlugin, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely';
import type { Findings } from './findings.ts';
import { inlined, type Lab } from './statement-lab.ts';
import type { Twin } from './twins.ts';

type AnyTables = Record<string, { tenant_id: string }>;

function compiler(plugin: KyselyPlugin): Kysely<AnyTables> {
  return new Kysely<AnyTables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    plugins: [plugin],
  });
}

/** The query builder's plugin alone: its statements run as the owner, whom no policy stops. */
export async function probePlugin(
  found: Findings,
  lab: Lab,
  makePlugin: (tenantId: string) => KyselyPlugin,
  own: Twin,
  other: Twin,
  table: string,
): Promise<void> {
  const db = compiler(makePlugin(own.tenantId));
  const [x, y] = [`${table} as x`, `${table} as y`];
  const builds: Record<string, () => { compile(): { sql: string; parameters: readonly unknown[] } }> = {
    select: () => db.selectFrom(table).select('tenant_id'),
    'select by the other id': () => db.selectFrom(table).select('tenant_id').where('tenant_id', '=', other.tenantId),
    'select with or': () =>
      db
        .selectFrom(table)
        .select('tenant_id')
        .where((where) => where.or([where('tenant_id', '=', other.tenantId), where.lit(true)])),
    'inner join': () =>
      db
        .selectFrom(x)
        .innerJoin(y, (on) => on.on(sql<boolean>`true`))
        .select(['x.tenant_id', 'y.tenant_id as b']),
    'left join': () =>
      db
        .selectFrom(x)
        .leftJoin(y, (on) => on.on(sql<boolean>`true`))
        .select(['x.tenant_id', 'y.tenant_id as b']),
    'cross join': () => db.selectFrom(x).crossJoin(y).select(['x.tenant_id', 'y.tenant_id as b']),
    'two tables in from': () => db.selectFrom([x, y]).select(['x.tenant_id', 'y.tenant_id as b']),
    'sub-query': () =>
      db
        .selectFrom(x)
        .select((select) => select.selectFrom(y).select('y.tenant_id').where('y.tenant_id', '=', other.tenantId).limit(1).as('b')),
    'derived table': () => db.selectFrom(db.selectFrom(table).select('tenant_id').as('d')).select('d.tenant_id'),
    'common table expression': () =>
      db
        .with('c', (cte) => cte.selectFrom(table).select('tenant_id'))
        .selectFrom('c')
        .select('c.tenant_id'),
    union: () => db.selectFrom(x).select('x.tenant_id').unionAll(db.selectFrom(y).select('y.tenant_id')),
    delete: () => db.deleteFrom(table).returning('tenant_id'),
    // One match is enough for a row to go, so the match is made with the other tenant's rows.
    'delete using': () =>
      db
        .deleteFrom(x as never)
        .using(y as never)
        .where('y.tenant_id' as never, '=', other.tenantId as never)
        .returning(['x.tenant_id', 'y.tenant_id as b'] as never) as never,
  };
  // A row's tenant is never set, so the update names another column.
  const column = TOUCHED[table] ?? 'id';
  builds.update = () =>
    db
      .updateTable(table)
      .set({ [column]: sql.ref(column) } as never)
      .returning('tenant_id');
  builds['update from'] = () =>
    db
      .updateTable(x as never)
      .from(y as never)
      .set({ [column]: sql.ref(`x.${column}`) } as never)
      .where('y.tenant_id' as never, '=', other.tenantId as never)
      .returning(['x.tenant_id', 'y.tenant_id as b'] as never) as never;
  for (const [name, build] of Object.entries(builds)) {
    const { sql: text, parameters } = build().compile();
    const outcome = await lab.asOwner(inlined(text, parameters));
    const wrong = outcome.rows.includes(other.tenantId)
      ? `rows of the other tenant: ${text}`
      : outcome.error
        ? `did not run (${outcome.error}): ${text}`
        : null;
    found.add('query builder', `${own.mark} ${table}: ${name}`, wrong);
  }
  await found.refused('query builder', `${own.mark} ${table}: insert for the other tenant`, 'TenantWallError', () =>
    db.insertInto(table).values({ tenant_id: other.tenantId }).compile(),
  );
  await found.refused('query builder', `${own.mark} ${table}: second row for the other tenant`, 'TenantWallError', () =>
    db
      .insertInto(table)
      .values([{ tenant_id: own.tenantId }, { tenant_id: other.tenantId }])
      .compile(),
  );
  await found.refused('query builder', `${own.mark} ${table}: insert from a select`, 'TenantWallError', () =>
    db.insertInto(table).columns(['tenant_id']).expression(db.selectFrom(table).select('tenant_id')).compile(),
  );
  await found.refused('query builder', `${own.mark} ${table}: move to the other tenant`, 'TenantWallError', () =>
    db.updateTable(table).set({ tenant_id: other.tenantId }).compile(),
  );
  const filled = db
    .insertInto(table)
    .values({ [column]: 'x' } as never)
    .compile();
  found.add(
    'query builder',
    `${own.mark} ${table}: insert is given its tenant`,
    filled.parameters.includes(own.tenantId) && filled.sql.includes('"tenant_id"') ? null : 'no tenant in the insert',
  );
}

/** A column that an update may touch without changing anything, where it is not `id`. */
export const TOUCHED: Record<string, string> = {
  tenant: 'slug',
  contact_identity: 'kind',
  inbound: 'kind',
  lane: 'last_error',
  event: 'kind',
  chunk_vector: 'space',
  passage_index: 'print',
  vector_copy: 'state',
  vector_sync: 'failure',
  member: 'role',
  published_settings: 'published_by',
  account_alarm: 'what',
  account_hour: 'people',
  usage_month: 'messages',
  model_usage: 'calls',
  model_day: 'calls',
  web_page: 'fingerprint',
  closed_gap: 'closed_by',
  conversation_label: 'label_id',
  idempotent_answer: 'route',
  erased_key: 'account_id',
  discarded_file: 'storage_key',
};
/** The application's role may not read these at all; the door's does, or only the system's functions. */
export const NOT_READ: ReadonlySet<string> = new Set(['mail', 'idempotent_answer']);

/** Rows that cannot be copied from one's own: a column that the database makes itself, or no right to read. */
const WRITTEN_OUT: Record<string, (tenantId: string) => string> = {
  audit_entry: (tenantId) =>
    `insert into audit_entry (tenant_id, id, action, actor_kind, actor_name) values ('${tenantId}', 'aud_probe', 'a.b', 'user', 'x')`,
  turn: (tenantId) =>
    `insert into turn (tenant_id, id, conversation_id, from_seq, upto_seq, state, started_at)
      values ('${tenantId}', 'trn_probe', 'cnv_same', 1, 1, 'done', now())`,
  source: (tenantId) =>
    `insert into source (tenant_id, id, name, mime, size_bytes, sha256, storage_key, state)
      values ('${tenantId}', 'src_probe', 'x', 'text/csv', 1, 'x', 'x', 'live')`,
  ...Object.fromEntries(
    [
      ['branch', 'name, address, city', `'{}', '{}', '{}'`],
      ['item', 'name, section, description', `'{}', '{}', '{}'`],
      ['opening_hours', 'weekdays', `'{1}'`],
      ['policy', 'topic, text', `'other', '{}'`],
    ].map(([table, columns, values]): [string, (tenantId: string) => string] => [
      table ?? '',
      (tenantId) =>
        `insert into ${table} (tenant_id, id, source_id, document_id, span_start, span_end, ${columns})
          values ('${tenantId}', 'probe', 'src_same', 'doc_same', 0, 5, ${values})`,
    ]),
  ),
  mail: (tenantId) =>
    `insert into mail (tenant_id, id, recipient, language, template, subject) values ('${tenantId}', 'mil_probe', 'x', 'en', 'invitation', 'x')`,
};

const DENIED = '42501';

/** The table's policies alone: statements that bind nothing, under the application's role. */
export async function probePolicies(found: Findings, lab: Lab, own: Twin, other: Twin, table: string): Promise<void> {
  const column = TOUCHED[table] ?? 'id';
  const reads: Record<string, string> = {
    select: `select tenant_id from ${table}`,
    'select by the other id': `select tenant_id from ${table} where tenant_id = '${other.tenantId}'`,
    join: `select x.tenant_id, y.tenant_id as b from ${table} x cross join ${table} y`,
    'sub-query': `select (select max(y.tenant_id::text) from ${table} y where y.tenant_id = '${other.tenantId}') as b`,
    update: `update ${table} set ${column} = ${column} returning tenant_id`,
    delete: `delete from ${table} returning tenant_id`,
    lock: `select tenant_id from ${table} for update`,
  };
  for (const [name, statement] of Object.entries(reads)) {
    const { rows, error } = await lab.asTenant(own.tenantId, statement);
    const wrong = rows.includes(other.tenantId) ? 'rows of the other tenant' : error && error !== DENIED ? `did not run (${error})` : null;
    found.add('policies', `${own.mark} ${table}: ${name}`, wrong);
  }
  const seen = await lab.asTenant(own.tenantId, `select tenant_id from ${table}`);
  found.add(
    'policies',
    `${own.mark} ${table}: own rows are there`,
    NOT_READ.has(table) !== seen.rows.includes(own.tenantId) ? null : `own rows: ${seen.rows || seen.error}`,
  );
  const nobody = await lab.asTenant('', `select tenant_id from ${table}`);
  found.add('policies', `nobody ${table}: select`, nobody.rows === '' ? null : 'rows without a tenant');
  const writes: Record<string, string> = {
    'insert for the other tenant':
      WRITTEN_OUT[table]?.(other.tenantId) ??
      `insert into ${table} overriding system value
      select (jsonb_populate_record(x, jsonb_build_object('tenant_id', '${other.tenantId}'))).* from ${table} x where tenant_id = '${own.tenantId}' limit 1`,
    'move to the other tenant': `update ${table} set tenant_id = '${other.tenantId}'`,
  };
  for (const [name, statement] of Object.entries(writes)) {
    const { error } = await lab.asTenantWriting(own.tenantId, statement);
    // A key or a reference that happens to stop it is not the wall.
    found.add('policies', `${own.mark} ${table}: ${name}`, error === DENIED ? null : `ended with ${error ?? 'success'}`);
  }
}

type Guard = (statement: string, parameters: readonly unknown[], tenantId: string) => void;

/** The guard alone: statements as somebody could write them by hand. */
export async function probeGuard(found: Findings, guard: Guard, own: Twin, other: Twin, table: string): Promise<void> {
  const [a, b] = [own.tenantId, other.tenantId];
  const refused: Record<string, [string, unknown[]]> = {
    'no binding': [`select * from ${table}`, []],
    'bound to the other': [`select * from ${table} where tenant_id = $1`, [b]],
    'bound to a literal': [`select * from ${table} where tenant_id = '${b}'`, [a]],
    'bound in a comment': [`select * from ${table} -- tenant_id = $1`, [a]],
    'bound in a block comment': [`select * from ${table} /* tenant_id = $1 */`, [a]],
    'bound in a string': [`select * from ${table} where '' <> 'tenant_id = $1'`, [a]],
    'quoted name': [`select * from "${table}"`, []],
    'schema name': [`select * from public.${table}`, []],
    capitals: [`SELECT * FROM ${table.toUpperCase()}`, []],
    'one of two bound': [`select * from ${table} x join ${table} y on true where x.tenant_id = $1`, [a]],
    'comma join': [`select * from ${table} x, ${table} y where x.tenant_id = $1`, [a]],
    'sub-query unbound': [`select (select count(*) from ${table}) from ${table} x where x.tenant_id = $1`, [a]],
    update: [`update ${table} set x = 1`, []],
    delete: [`delete from ${table}`, []],
    'delete using': [`delete from ${table} x using ${table} y where x.tenant_id = $1`, [a]],
    'insert without its tenant': [`insert into ${table} (id) values ($1)`, ['x']],
    'insert from a select': [`insert into ${table} (id, tenant_id) select id, tenant_id from ${table}`, [a]],
    'second statement': [`select * from ${table} where tenant_id = $1; delete from ${table}`, [a]],
    truncate: [`truncate ${table}`, []],
    'other setting': [`select set_config('app.tenant_id', $2, true) from ${table} where tenant_id = $1`, [a, b]],
    'text that is run': [`select query_to_xml('select * from ${table}', true, true, '')`, []],
    'system function': [`select wafaa.ledger_stats() from ${table} where tenant_id = $1`, [a]],
  };
  for (const [name, [text, parameters]] of Object.entries(refused)) {
    await found.refused('guard', `${own.mark} ${table}: ${name}`, 'TenantWallError', () => guard(text, parameters, a));
  }
}
