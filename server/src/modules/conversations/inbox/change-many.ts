import type { TenantDb } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { type Actor, movePen } from '../../handoff/index.ts';
import { changeState, markRead, type StateChange, tell } from './change-state.ts';
import { putLabel } from './labels.ts';

export type Deed =
  | { kind: 'state'; change: StateChange }
  | { kind: 'read'; read: boolean }
  | { kind: 'label'; labelId: string; on: boolean }
  | { kind: 'take' }
  | { kind: 'give_to_bot'; answerWaiting?: boolean | undefined }
  | { kind: 'assign'; memberId: string };

/**
 * One deed on many conversations, all of them or none, in the order of their ids as everybody locks them. Returns how many.
 * @throws conversation.not_found, label.not_found, member.not_found, conversation.snooze_past
 */
export async function changeMany(db: TenantDb, input: ManyChanges): Promise<number> {
  const ids = [...new Set(input.ids)].sort();
  // All lanes before the first conversation: a batch that brings messages locks them so, and conversations in the order of arrival.
  await db.sql('select token from lane where tenant_id = $1 and conversation_id = any ($2) order by conversation_id for update', [
    db.tenantId,
    ids,
  ]);
  const seen = await lastSeen(db, ids, input.seenMessageIds ?? []);
  for (const conversationId of ids) await changeOne(db, conversationId, input, seen.get(conversationId));
  return ids.length;
}

export interface ManyChanges {
  ids: readonly string[];
  deed: Deed;
  /** Of each conversation the newest message that the person had seen, where it is resolved or given to the bot. */
  seenMessageIds?: readonly string[] | undefined;
  actor: Actor;
  now: Date;
}

async function lastSeen(db: TenantDb, ids: readonly string[], messageIds: readonly string[]): Promise<Map<string, string>> {
  if (messageIds.length === 0) return new Map();
  const rows = await db.query
    .selectFrom('message')
    .select(['id', 'conversation_id'])
    .where('id', 'in', messageIds)
    .where('conversation_id', 'in', ids)
    .orderBy('position')
    .execute();
  return new Map(rows.map(({ id, conversation_id }) => [conversation_id, id]));
}

async function changeOne(
  db: TenantDb,
  conversationId: string,
  { deed, actor, now }: ManyChanges,
  seenMessageId: string | undefined,
): Promise<void> {
  switch (deed.kind) {
    case 'state': {
      const change = deed.change.state === 'resolved' ? { ...deed.change, seenMessageId } : deed.change;
      return changeState(db, { conversationId, change, actor, now });
    }
    case 'read':
      return markRead(db, conversationId, deed.read);
    case 'label':
      return label(db, conversationId, deed);
    case 'take':
      return movePen(db, { conversationId, action: 'take', actor });
    case 'give_to_bot':
      return movePen(db, { conversationId, action: 'give_to_bot', answerWaiting: deed.answerWaiting, seenMessageId, actor });
    case 'assign':
      return movePen(db, { conversationId, action: 'assign', memberId: deed.memberId, actor });
  }
}

async function label(db: TenantDb, conversationId: string, { labelId, on }: { labelId: string; on: boolean }): Promise<void> {
  const found = await db.query.selectFrom('conversation').select('id').where('id', '=', conversationId).executeTakeFirst();
  if (!found) throw new AppError('conversation.not_found', { id: conversationId });
  if (on) await putLabel(db, conversationId, labelId);
  else
    await db.query.deleteFrom('conversation_label').where('conversation_id', '=', conversationId).where('label_id', '=', labelId).execute();
  await tell(db, conversationId);
}
