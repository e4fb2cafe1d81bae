import type { TenantDb } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { type Actor, movePen } from '../../handoff/index.ts';

export type StateChange =
  | { state: 'open' }
  | { state: 'resolved'; seenMessageId?: string | undefined }
  | { state: 'snoozed'; until: string };

/**
 * How a conversation stands. A resolved one is the bot's again, so that whatever comes next, or crossed the deed, is answered; a sleeping one keeps its writer, and wakes by
 * its time or by the customer.
 * @throws conversation.not_found, conversation.snooze_past
 */
export async function changeState(
  db: TenantDb,
  input: { conversationId: string; change: StateChange; actor: Actor; now: Date },
): Promise<void> {
  const { conversationId, change, actor, now } = input;
  if (change.state === 'snoozed' && new Date(change.until) <= now) throw new AppError('conversation.snooze_past');
  const seenMessageId = change.state === 'resolved' ? change.seenMessageId : undefined;
  if (change.state === 'resolved') await movePen(db, { conversationId, action: 'give_to_bot', actor, seenMessageId });
  const crossed = seenMessageId ? await wroteAfter(db, conversationId, seenMessageId) : null;
  const changed = await db.query
    .updateTable('conversation')
    .set({
      state: change.state,
      state_since: now,
      snoozed_until: change.state === 'snoozed' ? change.until : null,
      // What came after the last message that was seen was seen by nobody.
      ...(change.state === 'resolved' ? { waiting_since: crossed?.since ?? null, unread: crossed?.count ?? 0 } : {}),
    })
    .where('id', '=', conversationId)
    .returning('id')
    .execute();
  if (changed.length === 0) throw new AppError('conversation.not_found', { id: conversationId });
  await tell(db, conversationId);
}

async function wroteAfter(db: TenantDb, conversationId: string, messageId: string): Promise<{ since: Date | null; count: number }> {
  const [row] = await db.sql<{ since: Date | null; count: number }>(
    `select min(at) as since, count(*)::int as count from message where tenant_id = $1 and conversation_id = $2 and direction = 'in' and deleted_at is null
       and position > (select position from message where tenant_id = $1 and conversation_id = $2 and id = $3)`,
    [db.tenantId, conversationId, messageId],
  );
  return row ?? { since: null, count: 0 };
}

/** @throws conversation.not_found */
export async function markRead(db: TenantDb, conversationId: string, read: boolean): Promise<void> {
  const changed = await db.query
    .updateTable('conversation')
    .set((of) => ({ unread: read ? 0 : of.fn<number>('greatest', ['unread', of.lit(1)]) }))
    .where('id', '=', conversationId)
    .returning('id')
    .execute();
  if (changed.length === 0) throw new AppError('conversation.not_found', { id: conversationId });
  await tell(db, conversationId);
}

export async function tell(db: TenantDb, conversationId: string): Promise<void> {
  await db.query.insertInto('event').values({ kind: 'conversation.state', conversation_id: conversationId, payload: '{}' }).execute();
}
