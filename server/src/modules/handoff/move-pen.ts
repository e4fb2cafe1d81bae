import type { TenantDb } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';

export interface MovePen {
  conversationId: string;
  action: 'take' | 'give_to_bot';
  actor: { id: string; name: string };
}

/**
 * Exactly one writer holds a conversation. Taking the pen cancels a turn that has not been prepared (the bot's write is refused without it)
 * and makes what waits the agent's; giving it back lets the bot answer what comes from then on.
 * @throws conversation.not_found
 */
export async function movePen(db: TenantDb, input: MovePen): Promise<void> {
  const { conversationId, action, actor } = input;
  // The lane first, as the ledger's functions lock it, so that taking the pen and preparing a reply never wait for each other crosswise.
  await db.query.selectFrom('lane').select('token').where('conversation_id', '=', conversationId).forUpdate().executeTakeFirst();
  const row = await db.query
    .selectFrom('conversation')
    .select('pen_holder')
    .where('id', '=', conversationId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new AppError('conversation.not_found', { id: conversationId });
  const holder = action === 'take' ? 'agent' : 'bot';
  if (row.pen_holder === holder && action === 'give_to_bot') return;
  await db.query
    .updateTable('conversation')
    .set({
      pen_holder: holder,
      pen_agent: action === 'take' ? actor.name : null,
      pen_reason: action === 'take' ? 'taken_by_agent' : 'given_to_bot',
      pen_since: new Date(),
    })
    .where('id', '=', conversationId)
    .execute();
  if (action === 'take') await leaveToPerson(db, conversationId);
  await db.query
    .insertInto('event')
    .values({ kind: 'pen.moved', conversation_id: conversationId, payload: JSON.stringify({ holder, actor: actor.id }) })
    .execute();
}

// What waits is the person's. A reply that is stored and unsettled keeps the lane, due at once: its worker cancels it, or finds out that it went.
async function leaveToPerson(db: TenantDb, conversationId: string): Promise<void> {
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
