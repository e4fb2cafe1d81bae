import type { TenantDb } from '../../platform/db/index.ts';
import { ensureVisitor, lockVisitor } from './thread.ts';

/**
 * A stranger signed in on the website: their thread goes on as the user's, behind what the user said before, and the stranger's token shows
 * nothing from now on. Doing it twice does it once.
 */
export async function joinThreads(
  db: TenantDb,
  accountId: string,
  { strangerId, userId, name }: { strangerId: string; userId: string; name: string | null },
): Promise<void> {
  const stranger = await lockVisitor(db, { accountId, visitorId: strangerId });
  if (!stranger || stranger.became !== null) return;
  const user = await ensureVisitor(db, { accountId, visitorId: userId }, name);
  const moved = await db.sql<{ seq: number }>(
    `update webchat_entry e set visitor_id = $3, seq = $4::bigint + r.place
     from (select m.seq, row_number() over (order by m.seq) as place from webchat_entry m
           where m.tenant_id = $1 and m.account_id = $2 and m.visitor_id = $5
             and not exists (select 1 from webchat_entry u where u.tenant_id = $1 and u.account_id = $2 and u.visitor_id = $3 and u.id = m.id)) r
     where e.tenant_id = $1 and e.account_id = $2 and e.visitor_id = $5 and e.seq = r.seq
     returning e.seq`,
    [db.tenantId, accountId, userId, user.lastSeq, strangerId],
  );
  // What stays behind is in the user's thread already, and is told of from there.
  await db.query
    .updateTable('webchat_entry')
    .set({ untold: null })
    .where('account_id', '=', accountId)
    .where('visitor_id', '=', strangerId)
    .execute();
  // A file whose id the user's thread holds already is the same file.
  await db.sql(
    `update webchat_file f set visitor_id = $3 where f.tenant_id = $1 and f.account_id = $2 and f.visitor_id = $4
       and not exists (select 1 from webchat_file u where u.tenant_id = $1 and u.account_id = $2 and u.visitor_id = $3 and u.id = f.id)`,
    [db.tenantId, accountId, userId, strangerId],
  );
  await db.query
    .updateTable('webchat_visitor')
    .set({ last_seq: Math.max(user.lastSeq, ...moved.map(({ seq }) => seq)) })
    .where('account_id', '=', accountId)
    .where('id', '=', userId)
    .execute();
  await db.query
    .updateTable('webchat_visitor')
    .set({ became: userId })
    .where('account_id', '=', accountId)
    .where('id', '=', strangerId)
    .execute();
}
