import { type RawBuilder, sql } from 'kysely';
import type { SecretBox } from '../../platform/crypto/sealed-secrets.ts';
import type { AccessDb, Database, TenantDb } from '../../platform/db/index.ts';
import { mintTenantId } from '../../platform/ids.ts';
import { DOOR_COLUMNS, type SealedColumn, TENANT_COLUMNS } from './sealed-columns.ts';

export interface RotationCount {
  /** `table.column` */
  column: string;
  resealed: number;
  /** Envelopes that no configured key opens. They are left as they are. */
  unreadable: number;
}

type SealedRow = Record<string, string> & { sealed: Buffer };
const BATCH = 100;

/**
 * Seals everything that an older key sealed with the newest one. In batches, each its own transaction; whatever was done stays done, so it may
 * be stopped and started again, and a second run finds nothing. Afterwards the older keys may be taken out of SECRETS_KEYS.
 */
export async function rotateSecrets(database: Database, secrets: SecretBox): Promise<RotationCount[]> {
  const counts = new Map<string, RotationCount>();
  const countOf = ({ table, column }: SealedColumn): RotationCount => {
    const name = `${table}.${column}`;
    const count = counts.get(name) ?? { column: name, resealed: 0, unreadable: 0 };
    counts.set(name, count);
    return count;
  };
  for (const column of DOOR_COLUMNS) {
    await inBatches((after) => database.withAccess((db) => resealDoor(db, secrets, column, after, countOf(column))));
  }
  for (const id of await database.system.listTenants()) {
    const tenantId = mintTenantId(id);
    for (const column of TENANT_COLUMNS) {
      await inBatches((after) => database.withTenant(tenantId, (db) => resealTenant(db, secrets, column, after, countOf(column))));
    }
  }
  return [...counts.values()];
}

/** `batch` gets the last key that was looked at, and answers with its own last one, or null at the end. */
async function inBatches(batch: (after: string[] | null) => Promise<string[] | null>): Promise<void> {
  let after = await batch(null);
  while (after) after = await batch(after);
}

async function resealDoor(
  db: AccessDb,
  secrets: SecretBox,
  column: SealedColumn,
  after: string[] | null,
  count: RotationCount,
): Promise<string[] | null> {
  const keys = sql.join(column.key.map((name) => sql.ref(name)));
  const later: RawBuilder<unknown> = after ? sql`and (${keys}) > (${sql.join(after)})` : sql``;
  const sealed = sql.ref(column.column);
  const { rows } = await sql<SealedRow>`
    select ${keys}, ${sealed} as sealed from ${sql.table(column.table)}
    where ${sealed} is not null and substring(${sealed} from 2 for 4) <> ${secrets.currentKeyId} ${later}
    order by ${keys} limit ${BATCH}`.execute(db.access);
  for (const row of rows) {
    const fresh = reseal(secrets, column.ownerOf(row, ''), row.sealed, count);
    if (!fresh) continue;
    const values = sql.join(column.key.map((name) => row[name]));
    // Only over what was read: a secret that was changed meanwhile is the newer one.
    await sql`update ${sql.table(column.table)} set ${sealed} = ${fresh} where (${keys}) = (${values}) and ${sealed} = ${row.sealed}`.execute(
      db.access,
    );
  }
  return lastKey(rows, column);
}

async function resealTenant(
  db: TenantDb,
  secrets: SecretBox,
  { table, column, key, ownerOf }: SealedColumn,
  after: string[] | null,
  count: RotationCount,
): Promise<string[] | null> {
  const [id = ''] = key;
  const rows = await db.sql<SealedRow>(
    `select ${id}, ${column} as sealed from ${table}
     where tenant_id = $1 and length(${column}) > 0 and substring(${column} from 2 for 4) <> $2 and ${id} > $3 order by ${id} limit ${BATCH}`,
    [db.tenantId, secrets.currentKeyId, after?.[0] ?? ''],
  );
  for (const row of rows) {
    const fresh = reseal(secrets, ownerOf(row, db.tenantId), row.sealed, count);
    if (!fresh) continue;
    await db.sql(`update ${table} set ${column} = $2 where tenant_id = $1 and ${id} = $3 and ${column} = $4`, [
      db.tenantId,
      fresh,
      row[id],
      row.sealed,
    ]);
  }
  return lastKey(rows, { key });
}

function reseal(secrets: SecretBox, owner: string, envelope: Buffer, count: RotationCount): Buffer | null {
  try {
    const fresh = secrets.seal(owner, secrets.open(owner, envelope));
    count.resealed += 1;
    return fresh;
  } catch {
    count.unreadable += 1;
    return null;
  }
}

function lastKey(rows: readonly SealedRow[], { key }: Pick<SealedColumn, 'key'>): string[] | null {
  const last = rows.length === BATCH ? rows.at(-1) : undefined;
  return last ? key.map((name) => last[name] ?? '') : null;
}
