import type { TenantDb } from '../../platform/db/index.ts';

/**
 * The next number in the conversation's lane, for what a person sends, and the lane due at once. The lane is locked by the caller.
 *
 * A turn that still runs is cut off: its token is spent, so whatever it comes to is refused, and the person does not wait for it. A reply that
 * was stored before is left its lease and its place.
 */
export async function takeSeat(db: TenantDb, conversationId: string): Promise<number> {
  const [lane] = await db.sql<{ last_seq: number }>(
    `update lane l set
       last_seq = l.last_seq + 1,
       token = case when s.busy then l.token else l.token + 1 end,
       leased_until = case when s.busy then l.leased_until end,
       leased_by = case when s.busy then l.leased_by end,
       ready_at = case
         when s.busy and l.leased_until > now() then l.ready_at
         -- Parked for a retry or a status: what was written first goes first.
         when s.busy and l.ready_at is not null and l.last_error is not null then l.ready_at
         else now() end,
       waiting_since = coalesce(l.waiting_since, now())
     from (select exists (select 1 from outbound o join lane x on x.tenant_id = $1 and x.conversation_id = o.conversation_id
       where o.tenant_id = $1 and o.conversation_id = $2 and o.upto_seq > x.done_seq and o.state in ('queued', 'sending')) as busy) s
     where l.tenant_id = $1 and l.conversation_id = $2 returning l.last_seq`,
    [db.tenantId, conversationId],
  );
  if (!lane) throw new Error('a conversation without a lane');
  return Number(lane.last_seq);
}
