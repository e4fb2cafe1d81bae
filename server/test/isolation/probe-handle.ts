import type { Database, TenantDb } from '../../src/platform/db/index.ts';
import { type Kysely, sql } from 'kysely';
import type { Findings } from './findings.ts';
import { TOUCHED } from './probe-wall.ts';
import type { Twin } from './twins.ts';

class Undo extends Error {}

/** The handle that the program really uses, all layers in place. Whatever is changed is undone. */
export async function probeHandle(found: Findings, database: Database, own: Twin, other: Twin, table: string): Promise<void> {
  const column = TOUCHED[table] ?? 'id';
  const attempt = async (name: string, work: (db: TenantDb) => Promise<unknown>): Promise<void> => {
    let rows: unknown = null;
    let refusal: string | null = null;
    try {
      await database.withTenant(own.tenantId, async (db) => {
        rows = await work(db);
        throw new Undo();
      });
    } catch (error) {
      // Not allowed at all (this role only reads this table) is as good as not found; any other failure is not an answer.
      const code = (error as { code?: string }).code;
      if (!(error instanceof Undo) && !(error instanceof Error && error.name === 'TenantWallError') && code !== '42501')
        refusal = String(error);
    }
    const text = JSON.stringify(rows) ?? '';
    const leak = text.includes(other.tenantId) || text.includes(`${other.mark}-`) ? 'rows of the other tenant' : refusal;
    found.add('tenant handle', `${own.mark} ${table}: ${name}`, leak);
  };
  const loose = (db: TenantDb) => db.query as unknown as Kysely<Record<string, Record<string, string>>>;
  await attempt('select', (db) => loose(db).selectFrom(table).selectAll().execute());
  await attempt('join by id', (db) =>
    loose(db).selectFrom(`${table} as x`).innerJoin(`${table} as y`, `x.${column}`, `y.${column}`).selectAll('y').execute(),
  );
  await attempt('update', (db) =>
    loose(db)
      .updateTable(table)
      .set({ [column]: sql.ref(column) } as never)
      .returningAll()
      .execute(),
  );
  await attempt('delete', (db) => loose(db).deleteFrom(table).returningAll().execute());
  await attempt('insert for the other tenant', (db) =>
    loose(db).insertInto(table).values({ tenant_id: other.tenantId }).returningAll().execute(),
  );
  await attempt('raw, unbound', (db) => db.sql(`select * from ${table}`, []));
  await attempt('raw, bound to the other', (db) => db.sql(`select * from ${table} where tenant_id = $1`, [other.tenantId]));
  await attempt('raw, bound or true', (db) => db.sql(`select * from ${table} where tenant_id = $1 or true`, [own.tenantId]));
  await attempt('raw, one table bound twice', (db) =>
    db.sql(`select y.* from ${table} x join ${table} y on true where x.tenant_id = $1 and x.tenant_id = $1`, [own.tenantId]),
  );
  await attempt('raw, bracketed join', (db) =>
    db.sql(`select y.* from (${table} x join ${table} y on true) where x.tenant_id = $1`, [own.tenantId]),
  );
  await attempt('raw, whole row', (db) =>
    db.sql(`select (select jsonb_agg(y) from ${table} y where y.tenant_id = $1 or y.tenant_id <> $1) as found`, [own.tenantId]),
  );
}
