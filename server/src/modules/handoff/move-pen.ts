import type { TenantDb } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { type HeldConversation, lockConversation } from './lock-conversation.ts';
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
} as const satisfies Record<Exclude<MovePen['action'], 'give_to_bot'>, string>;

/**
 * Exactly one writer holds a conversation. Taking the pen cancels a turn that has not been prepared (the bot's write is refused without it)
 * and makes what waits the person's.
 * @throws conversation.not_found, member.not_found
 */
export async function movePen(db: TenantDb, input: MovePen): Promise<void> {
  const { conversationId, action, actor } = input;
  const held = await lockConversation(db, conversationId);
  if (action === 'give_to_bot') return giveToBot(db, held, input);
  const agent = action === 'take' ? actor : action === 'assign' ? await colleague(db, input.memberId ?? '') : null;
  const holder = nextHolder(held.pen_holder, action);
  if (holder === held.pen_holder && holder !== 'agent') return;
  if (holder === 'agent' && agent && held.pen_holder === 'agent' && held.pen_agent_id === agent.id && held.pen_reason !== 'phone_echo')
    return;
  await writePen(db, conversationId, { holder, agent, reason: REASONS[action], actorId: actor.id });
  if (held.pen_holder !== 'agent') await leaveToPerson(db, conversationId);
}

/** Somebody who asked to hear no more is left alone, and what has an answer that never went is looked at by a person: then nobody holds it. */
async function giveToBot(db: TenantDb, held: HeldConversation, input: MovePen): Promise<void> {
  const { conversationId, actor, seenMessageId } = input;
  if (held.pen_holder === 'bot') return;
  const silenced = await hasOptedOut(db, conversationId);
  const answers = !silenced && (input.answerWaiting || seenMessageId !== undefined);
  const unsent = answers && (await answerWaiting(db, conversationId, input.answerWaiting ? null : seenMessageId)) === 'unsent';
  const holder = nextHolder(held.pen_holder, silenced ? 'opt_out' : unsent ? 'give_unsent' : 'give_to_bot');
  const reason = silenced ? 'opted_out' : unsent ? 'given_unsent' : 'given_to_bot';
  if (holder === held.pen_holder && reason === held.pen_reason) return;
  await writePen(db, conversationId, { holder, agent: null, reason, actorId: actor.id });
}

/** As `wafaa.has_opted_out`. */
async function hasOptedOut(db: TenantDb, conversationId: string): Promise<boolean> {
  const wish = await db.query
    .selectFrom('message')
    .select('kind')
    .where('conversation_id', '=', conversationId)
    .where('kind', 'in', ['opt_out', 'opt_in'])
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return wish?.kind === 'opt_out';
}

/** The pen's columns, and the event that everybody hears. What a person is to answer is not resolved. The conversation is locked by the caller. */
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
  if (pen.holder !== 'bot')
    await db.query
      .updateTable('conversation')
      .set({ state: 'open', state_since: at })
      .where('id', '=', conversationId)
      .where('state', '=', 'resolved')
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
