import type { TenantDb } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { lockConversation } from './lock-conversation.ts';
import { nextHolder, type PenHolder } from './pen-machine.ts';
import { answerWaiting, leaveToPerson } from './waiting-messages.ts';

export interface Actor {
  id: string;
  name: string;
}

export interface MovePen {
  conversationId: string;
  action: 'take' | 'release' | 'assign' | 'give_to_bot';
  actor: Actor;
  /** Of `assign`: the colleague. */
  memberId?: string | undefined;
  /** Of `give_to_bot`: the bot also answers what the customer wrote since the last reply; else only what comes from now on. */
  answerWaiting?: boolean | undefined;
  /** Of `give_to_bot`: the newest message that the person had seen. What came after it crossed the deed, and is the bot's. */
  seenMessageId?: string | undefined;
}

const REASONS = {
  take: 'taken_by_agent',
  assign: 'assigned',
  release: 'released',
  give_to_bot: 'given_to_bot',
} as const satisfies Record<MovePen['action'], string>;

/**
 * Exactly one writer holds a conversation. Taking the pen cancels a turn that has not been prepared (the bot's write is refused without it)
 * and makes what waits the person's.
 * @throws conversation.not_found, member.not_found
 */
export async function movePen(db: TenantDb, input: MovePen): Promise<void> {
  const { conversationId, action, actor } = input;
  const held = await lockConversation(db, conversationId);
  const agent = action === 'take' ? actor : action === 'assign' ? await colleague(db, input.memberId ?? '') : null;
  const holder = nextHolder(held.pen_holder, action);
  if (holder === held.pen_holder && holder !== 'agent') return;
  if (holder === 'agent' && agent && held.pen_holder === 'agent' && held.pen_agent_id === agent.id && held.pen_reason !== 'phone_echo')
    return;
  await writePen(db, conversationId, { holder, agent, reason: REASONS[action], actorId: actor.id });
  if (holder !== 'bot' && held.pen_holder !== 'agent') await leaveToPerson(db, conversationId);
  if (action !== 'give_to_bot') return;
  if (input.answerWaiting) await answerWaiting(db, conversationId);
  else if (input.seenMessageId) await answerWaiting(db, conversationId, input.seenMessageId);
}

/** The pen's columns, and the event that everybody hears. The conversation is locked by the caller. */
export async function writePen(
  db: TenantDb,
  conversationId: string,
  pen: { holder: PenHolder; agent: Actor | null; reason: string; actorId: string },
): Promise<void> {
  // While the conversation is locked: nothing of the old holder's is begun after this moment, and nothing of the new one's was before.
  const at = new Date();
  await db.query
    .updateTable('conversation')
    .set({
      pen_holder: pen.holder,
      pen_agent: pen.agent?.name ?? null,
      pen_agent_id: pen.agent?.id ?? null,
      pen_reason: pen.reason,
      pen_since: at,
      pen_touched_at: pen.agent ? at : null,
    })
    .where('id', '=', conversationId)
    .execute();
  await db.query
    .insertInto('event')
    .values({ kind: 'pen.moved', conversation_id: conversationId, payload: JSON.stringify({ holder: pen.holder, actor: pen.actorId }), at })
    .execute();
}

async function colleague(db: TenantDb, memberId: string): Promise<Actor> {
  const member = await db.query.selectFrom('member').select(['user_id', 'name']).where('user_id', '=', memberId).executeTakeFirst();
  if (!member) throw new AppError('member.not_found', { id: memberId });
  return { id: member.user_id, name: member.name };
}
