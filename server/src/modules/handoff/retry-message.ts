import type { TenantDb } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { lockConversation } from './lock-conversation.ts';
import { type Actor, writePen } from './move-pen.ts';
import { mayWrite } from './send-agent-message.ts';
import { takeSeat } from './take-seat.ts';
import { leaveToPerson } from './waiting-messages.ts';

/**
 * Sends once more what could not be sent, as the person's own word: it takes the pen and the next place in the lane.
 * @throws conversation.not_found, message.not_found, message.not_retryable, conversation.held_by_other, conversation.window_closed, channel.unavailable
 */
export async function retryMessage(
  db: TenantDb,
  input: { conversationId: string; messageId: string; actor: Actor; takeOver?: boolean | undefined },
): Promise<void> {
  const { conversationId, messageId, actor } = input;
  const held = await lockConversation(db, conversationId);
  const message = await db.query
    .selectFrom('message')
    .innerJoin('outbound', 'outbound.id', 'message.outbound_id')
    .select(['outbound.id as outboundId', 'outbound.state', 'message.kind'])
    .where('message.id', '=', messageId)
    .where('message.conversation_id', '=', conversationId)
    .executeTakeFirst();
  if (!message) throw new AppError('message.not_found', { id: messageId });
  if (message.state !== 'failed' && message.state !== 'needs_human') throw new AppError('message.not_retryable', { state: message.state });
  await mayWrite(db, held, { ...input, byTemplate: message.kind === 'template' });
  if (held.pen_holder !== 'agent' || held.pen_agent_id !== actor.id) {
    await writePen(db, conversationId, { holder: 'agent', agent: actor, reason: 'agent_replied', actorId: actor.id });
    if (held.pen_holder !== 'agent') await leaveToPerson(db, conversationId);
  }
  const seat = await takeSeat(db, conversationId);
  await db.query
    .updateTable('outbound')
    .set({
      upto_seq: seat,
      part: 0,
      state: 'queued',
      author: 'agent',
      agent_id: actor.id,
      failure_kind: null,
      failure_code: null,
      next_attempt_at: null,
      settled_at: null,
      uncertain: false,
    })
    .where('id', '=', message.outboundId)
    .execute();
  await db.query.insertInto('event').values({ kind: 'message.status', conversation_id: conversationId, payload: '{}' }).execute();
}
