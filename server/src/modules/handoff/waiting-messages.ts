import type { TenantDb } from '../../platform/db/index.ts';

/** What waits is the person's. A reply that is stored and unsettled keeps the lane, due at once: its worker cancels it, or finds out that it went. */
export async function leaveToPerson(db: TenantDb, conversationId: string): Promise<void> {
  const unsettled = await db.sql<{ id: string }>(
    `select o.id from lane l join outbound o on o.tenant_id = $1 and o.conversation_id = l.conversation_id
     where l.tenant_id = $1 and l.conversation_id = $2 and o.upto_seq > l.done_seq and o.state in ('queued', 'sending') limit 1`,
    [db.tenantId, conversationId],
  );
  await db.sql(
    unsettled.length > 0
      ? `update lane set ready_at = now() where tenant_id = $1 and conversation_id = $2
         and ready_at is not null and (leased_until is null or leased_until < now())`
      : `update lane set done_seq = last_seq, ready_at = case when leased_until > now() then ready_at end
         where tenant_id = $1 and conversation_id = $2`,
    [db.tenantId, conversationId],
  );
}

/** `unsent`: a reply to it is stored and never went; what it says is for a person to look at. */
export type WaitingVerdict = 'taken' | 'nothing' | 'unsent';

/**
 * What the customer wrote since the last reply that went, and after the message `seen`, becomes the bot's, unless a stored reply to it exists. A worker
 * that claimed it while it was still the person's is about to lay it aside: its token is spent, so that it lays aside nothing.
 */
export async function answerWaiting(db: TenantDb, conversationId: string, seen: string | null = null): Promise<WaitingVerdict> {
  const [row] = await db.sql<{ waits: boolean; unsent: boolean }>(
    `with answered as (
       select coalesce(max(m.position), 0) as position from message m left join outbound o on o.tenant_id = $1 and o.id = m.outbound_id
       where m.tenant_id = $1 and m.conversation_id = $2 and m.direction = 'out' and coalesce(o.state, 'sent') not in ('failed', 'needs_human')
     ), waiting as (
       select min(seq) as seq from message where tenant_id = $1 and conversation_id = $2 and seq is not null and deleted_at is null
         and position > (select position from answered)
         and ($3::text is null or position > (select position from message where tenant_id = $1 and conversation_id = $2 and id = $3))
     ), stored as (
       select coalesce(bool_or(o.state in ('queued', 'sending')), false) as leaves, count(*) > 0 as is_there
       from waiting w, outbound o, lane l where o.tenant_id = $1 and o.conversation_id = $2 and l.tenant_id = $1 and l.conversation_id = $2
         and (o.upto_seq >= w.seq or (o.upto_seq > l.done_seq and o.state in ('queued', 'sending')))
     ), moved as (
       update lane set done_seq = w.seq - 1, ready_at = now(), waiting_since = now(), attempts = 0, failures = 0, supersedes = 0, last_error = null,
         token = lane.token + case when lane.leased_until is null then 0 else 1 end, leased_until = null, leased_by = null
       from waiting w, stored s where lane.tenant_id = $1 and lane.conversation_id = $2 and w.seq is not null and not s.is_there
         and (lane.ready_at is null or lane.leased_until is not null) returning 1
     )
     select w.seq is not null as waits, s.is_there and not s.leaves as unsent from waiting w, stored s`,
    [db.tenantId, conversationId, seen],
  );
  if (!row?.waits) return 'nothing';
  return row.unsent ? 'unsent' : 'taken';
}

/** What waits is looked at at once, also where no worker would have come by any more; whoever is at work on it goes on. */
export async function wakeWaiting(db: TenantDb, conversationId: string): Promise<void> {
  await db.sql(
    `update lane set ready_at = now(), attempts = 0, failures = 0 where tenant_id = $1 and conversation_id = $2 and last_seq > done_seq
       and (leased_until is null or leased_until < now())`,
    [db.tenantId, conversationId],
  );
}
