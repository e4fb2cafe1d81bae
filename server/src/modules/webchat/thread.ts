import type { WebchatContent, WebchatEntry } from '@wafaa/contracts';
import type { TenantDb } from '../../platform/db/index.ts';
import { toSafeJson } from '../../platform/safe-json.ts';

/** One visitor's thread. */
export interface Thread {
  accountId: string;
  visitorId: string;
}

export interface NewEntry {
  id: string;
  author: 'visitor' | 'business';
  content: WebchatContent;
  /** What the ledger is yet to be told of it. */
  untold?: object;
}

/** The visitor's row, locked until the transaction ends: numbers of a thread are given one after the other. Null where nobody of this id ever wrote. */
export async function lockVisitor(
  db: TenantDb,
  { accountId, visitorId }: Thread,
): Promise<{ lastSeq: number; became: string | null; name: string | null } | null> {
  const row = await db.query
    .selectFrom('webchat_visitor')
    .select(['last_seq', 'became', 'name'])
    .where('account_id', '=', accountId)
    .where('id', '=', visitorId)
    .forUpdate()
    .executeTakeFirst();
  return row ? { lastSeq: row.last_seq, became: row.became, name: row.name } : null;
}

/** Makes sure of the visitor's row and locks it. */
export async function ensureVisitor(
  db: TenantDb,
  thread: Thread,
  name: string | null = null,
): Promise<{ lastSeq: number; became: string | null; name: string | null }> {
  await db.query
    .insertInto('webchat_visitor')
    .values({ account_id: thread.accountId, id: thread.visitorId, name })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'account_id', 'id']).doNothing())
    .execute();
  const row = await lockVisitor(db, thread);
  if (!row) throw new Error('a visitor that was just made is gone');
  return row;
}

/** Puts entries at the end, in their order; one whose id is there already stays where it is. The visitor is locked. @returns the number of each */
export async function appendEntries(db: TenantDb, thread: Thread, lastSeq: number, entries: readonly NewEntry[]): Promise<number[]> {
  const { accountId, visitorId } = thread;
  const known = await db.query
    .selectFrom('webchat_entry')
    .select(['id', 'seq'])
    .where('account_id', '=', accountId)
    .where('visitor_id', '=', visitorId)
    .where(
      'id',
      'in',
      entries.map(({ id }) => id),
    )
    .execute();
  const numbers = new Map(known.map(({ id, seq }) => [id, seq]));
  let last = lastSeq;
  for (const { id, author, content, untold } of entries) {
    if (numbers.has(id)) continue;
    last += 1;
    numbers.set(id, last);
    await db.query
      .insertInto('webchat_entry')

      .values({
        ...{ account_id: accountId, visitor_id: visitorId, seq: last, id, author, content: toSafeJson(content) },
        ...(untold === undefined ? {} : { untold: toSafeJson(untold) }),
      })
      .execute();
  }
  if (last > lastSeq)
    await db.query
      .updateTable('webchat_visitor')
      .set({ last_seq: last, seen_at: new Date() })
      .where('account_id', '=', accountId)
      .where('id', '=', visitorId)
      .execute();
  return entries.map(({ id }) => numbers.get(id) ?? 0);
}

/** Whether the visitor has signed in meanwhile: the thread is another's now. */
export async function isThreadOver(db: TenantDb, { accountId, visitorId }: Thread): Promise<boolean> {
  const row = await db.query
    .selectFrom('webchat_visitor')
    .select('became')
    .where('account_id', '=', accountId)
    .where('id', '=', visitorId)
    .executeTakeFirst();
  return row?.became != null;
}

/**
 * Entries after a number, oldest first, as far as the ledger has them: what is behind one that it does not have waits with it, so that whoever
 * has seen a number has seen all below.
 */
export async function listAfter(db: TenantDb, { accountId, visitorId }: Thread, after: number, limit: number): Promise<WebchatEntry[]> {
  const rows = await entriesOf(db, accountId, visitorId).where('seq', '>', after).orderBy('seq').limit(limit).execute();
  return told(rows);
}

/** The newest entries, oldest first, as far as the ledger has them. */
export async function listNewest(db: TenantDb, { accountId, visitorId }: Thread, limit: number): Promise<WebchatEntry[]> {
  const held = await entriesOf(db, accountId, visitorId).where('untold', 'is not', null).orderBy('seq').limit(1).executeTakeFirst();
  const all = entriesOf(db, accountId, visitorId);
  const rows = await (held ? all.where('seq', '<', held.seq) : all).orderBy('seq', 'desc').limit(limit).execute();
  return told(rows.toReversed());
}

function told(rows: Row[]): WebchatEntry[] {
  const held = rows.findIndex((row) => row.is_held);
  return (held === -1 ? rows : rows.slice(0, held)).map(toEntry);
}

function entriesOf(db: TenantDb, accountId: string, visitorId: string) {
  return db.query
    .selectFrom('webchat_entry')
    .select((is) => ['seq', 'id', 'author', 'content', 'said_at', is('untold', 'is not', null).as('is_held')])
    .where('account_id', '=', accountId)
    .where('visitor_id', '=', visitorId);
}

interface Row {
  seq: number;
  id: string;
  author: 'visitor' | 'business';
  content: Record<string, unknown>;
  said_at: Date;
  is_held: unknown;
}

function toEntry(row: Row): WebchatEntry {
  return { seq: row.seq, id: row.id, from: row.author, content: row.content as WebchatContent, at: row.said_at.toISOString() };
}
