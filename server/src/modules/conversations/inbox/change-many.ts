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
  | { kind: 'give_to_bot' }
  | { kind: 'assign'; memberId: string };

/**
 * One deed on many conversations, all of them or none, in the order of their ids as everybody locks them. Returns how many.
 * @throws conversation.not_found, label.not_found, member.not_found, conversation.snooze_past
 */
export async function changeMany(db: TenantDb, input: { ids: readonly string[]; deed: Deed; actor: Actor; now: Date }): Promise<number> {
  const ids = [...new Set(input.ids)].sort();
  for (const conversationId of ids) await changeOne(db, conversationId, input);
  return ids.length;
}

async function changeOne(
  db: TenantDb,
  conversationId: string,
  { deed, actor, now }: { deed: Deed; actor: Actor; now: Date },
): Promise<void> {
  switch (deed.kind) {
    case 'state':
      return changeState(db, { conversationId, change: deed.change, actor, now });
    case 'read':
      return markRead(db, conversationId, deed.read);
    case 'label':
      return label(db, conversationId, deed);
    case 'take':
    case 'give_to_bot':
      return movePen(db, { conversationId, action: deed.kind, actor });
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
