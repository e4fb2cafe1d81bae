import type { Database } from '../../platform/db/index.ts';
import type { TenantId } from '../../platform/ids.ts';
import { type AuditFilter, findEntries } from './list-audit.ts';
import type { EntryRow } from './present-entry.ts';
import { toCsvLine } from './to-csv-line.ts';

const BATCH = 500;
const HEAD = [
  'at',
  'action',
  'actor_kind',
  'actor',
  'actor_id',
  'target_kind',
  'target',
  'target_id',
  'before',
  'after',
  'reason',
  'address',
  'device',
  'request_id',
];

/**
 * The entries that the filter finds as CSV in UTF-8, newest first, a batch of 500 at a time, each in a transaction of its own: a log of any
 * length takes no more memory and holds no connection while a slow reader reads. What is written meanwhile is newer and stays out.
 */
export async function* exportAudit(database: Database, tenantId: TenantId, filter: AuditFilter): AsyncGenerator<Uint8Array> {
  // Without the mark Excel reads UTF-8 as something else.
  yield Buffer.from(`\uFEFF${toCsvLine(HEAD)}`);
  let after: [string, string] | null = null;
  for (;;) {
    const from = after;
    const rows: EntryRow[] = await database.withTenant(tenantId, (db) => findEntries(db, filter, from, BATCH));
    if (rows.length > 0) yield Buffer.from(rows.map(toLine).join(''));
    const last = rows.at(-1);
    if (rows.length < BATCH || !last) return;
    after = [last.sort_key, last.id];
  }
}

function toLine(row: EntryRow): string {
  return toCsvLine([
    row.at.toISOString(),
    row.action,
    row.actor_kind,
    row.actor_name,
    row.actor_id,
    row.target_kind,
    row.target_label,
    row.target_id,
    row.before && JSON.stringify(row.before),
    row.after && JSON.stringify(row.after),
    row.reason,
    row.address,
    row.device,
    row.request_id,
  ]);
}
