import { sql } from 'kysely';
import { cutPage, readCursor, sortKey } from '../../platform/cursor.ts';
import type { AccountAccess } from './account.ts';
import type { Door } from './door.ts';

export interface ActivityItem {
  id: string;
  action: string;
  device: string;
  address: string;
  at: string;
}

/** What happened around the person's own sign-in and security, wherever it was, newest first. @throws request.invalid for a foreign cursor */
export async function listAccountActivity(
  door: Door,
  { person }: Pick<AccountAccess, 'person'>,
  query: { cursor?: string | undefined; limit: number },
): Promise<{ items: ActivityItem[]; nextCursor: string | null }> {
  const from = readCursor(query.cursor, ['time', 'text']);
  const rows = await door.database.withAccess((db) => {
    let select = db.access
      .selectFrom('audit_entry')
      .select(['id', 'action', 'device', 'address', 'at', sql<string>`${sql.raw(sortKey('at'))}`.as('key')])
      .where('user_id', '=', person.userId)
      // A page that stays open refreshes every quarter of an hour; that tells its owner nothing.
      .where('action', '<>', 'session.refreshed')
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(query.limit + 1);
    if (from) select = select.where(sql<boolean>`(at, id) < ((${String(from[0])}::text || '+00')::timestamptz, ${String(from[1])})`);
    return select.execute();
  });
  return cutPage(
    rows,
    query.limit,
    (row) => ({ id: row.id, action: row.action, device: row.device ?? '', address: row.address ?? '', at: row.at.toISOString() }),
    (row) => [row.key, row.id],
  );
}
