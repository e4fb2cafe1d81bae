import type { TenantDb } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { makeId } from '../../platform/ids.ts';
import { adapterFor, type ChannelCapabilities, type OutboundContent } from '../channels/index.ts';
import { type HeldConversation, lockConversation, otherHolder } from './lock-conversation.ts';
import { type Actor, writePen } from './move-pen.ts';
import { takeSeat } from './take-seat.ts';
import { leaveToPerson } from './waiting-messages.ts';

export interface AgentMessage {
  conversationId: string;
  text: string;
  actor: Actor;
  /** A colleague holds the pen, and this person takes it from them knowingly. */
  takeOver?: boolean | undefined;
}

/**
 * A person's words to the customer. They take the pen, and stand in the conversation's outbox before this returns: one row a part, sent in order
 * by the lane, found out about when nobody saw their end. What cannot be delivered is refused here, before anybody believes it was sent.
 *
 * Returns the ids of the messages, one a part.
 * @throws conversation.not_found, conversation.held_by_other, conversation.window_closed, conversation.no_address, channel.unavailable
 */
export async function sendAgentMessage(db: TenantDb, input: AgentMessage): Promise<string[]> {
  const { conversationId, actor } = input;
  const held = await lockConversation(db, conversationId);
  await mayWrite(db, held, input);
  const adapter = adapterFor(held.channel);
  if (!adapter) throw new AppError('channel.unavailable', { channel: held.channel });
  const to = await addressOf(db, conversationId);
  await takeForWriting(db, { conversationId, held, actor });
  return storeParts(db, { conversationId, held, actor, contents: adapter.fit({ kind: 'text', text: input.text }), to });
}

/** Whoever writes holds the pen from then on. */
export async function takeForWriting(
  db: TenantDb,
  { conversationId, held, actor }: { conversationId: string; held: HeldConversation; actor: Actor },
): Promise<void> {
  if (held.pen_holder !== 'agent' || held.pen_agent_id !== actor.id || held.pen_reason === 'phone_echo') {
    await writePen(db, conversationId, { holder: 'agent', agent: actor, reason: 'agent_replied', actorId: actor.id });
    if (held.pen_holder !== 'agent') await leaveToPerson(db, conversationId);
  } else {
    await db.query.updateTable('conversation').set({ pen_touched_at: new Date() }).where('id', '=', conversationId).execute();
  }
}

/** `byTemplate`: what is written passes a closed window. @throws conversation.held_by_other, conversation.window_closed, channel.unavailable */
export async function mayWrite(
  db: TenantDb,
  held: HeldConversation,
  input: { actor: Actor; takeOver?: boolean | undefined; byTemplate?: boolean },
): Promise<void> {
  const other = otherHolder(held, input.actor.id);
  if (other !== null && !input.takeOver) throw new AppError('conversation.held_by_other', { name: other });
  const capabilities = adapterFor(held.channel)?.definition.capabilities;
  const closes = input.byTemplate ? null : closesAt(held, capabilities);
  if (closes && closes.getTime() <= Date.now()) throw new AppError('conversation.window_closed', { closedAt: closes.toISOString() });
  const account = await db.query.selectFrom('channel_account').select('state').where('id', '=', held.account_id).executeTakeFirst();
  if (!capabilities || !account || account.state === 'disconnected') throw new AppError('channel.unavailable', { channel: held.channel });
}

/** Until when a person may write: some channels leave people more time than the bot. Null: for ever. */
export function closesAt(held: Pick<HeldConversation, 'window_expires_at'>, capabilities: ChannelCapabilities | undefined): Date | null {
  const window = capabilities?.window;
  if (!window || !held.window_expires_at) return null;
  const longer = Math.max(0, (window.humanAgentDays ?? 0) * 24 - window.hours);
  return new Date(held.window_expires_at.getTime() + longer * 3_600_000);
}

type Address = { userId: string; phone?: string; returnPath?: Record<string, string> };

/** Who wrote last, and in which message. Null: nobody that an answer could reach. */
export async function lastHeard(db: TenantDb, conversationId: string): Promise<{ from: Address; messageId: string | null } | null> {
  const row = await db.query
    .selectFrom('inbound')
    .select(['payload', 'provider_message_id'])
    .where('conversation_id', '=', conversationId)
    .where('seq', 'is not', null)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const payload = row?.payload as { user?: { id?: string; phone?: string }; returnPath?: Record<string, string> } | undefined;
  if (!row || !payload?.user?.id) return null;
  const { user, returnPath } = payload;
  const from = { userId: payload.user.id, ...(user?.phone ? { phone: user.phone } : {}), ...(returnPath ? { returnPath } : {}) };
  return { from, messageId: row.provider_message_id };
}

/** Where the customer's last message came from. @throws conversation.no_address */
export async function addressOf(db: TenantDb, conversationId: string): Promise<Address> {
  const last = await lastHeard(db, conversationId);
  if (!last) throw new AppError('conversation.no_address', { id: conversationId });
  return last.from;
}

/** `shown`: what the thread says of contents that hold no words themselves. Returns the ids of the messages. */
export async function storeParts(
  db: TenantDb,
  input: { conversationId: string; held: HeldConversation; actor: Actor; contents: OutboundContent[]; to: Address; shown?: string },
): Promise<string[]> {
  const { conversationId, held, actor, contents, to, shown = null } = input;
  const seat = await takeSeat(db, conversationId);
  const ids: string[] = [];
  for (const [part, content] of contents.entries()) {
    const id = makeId('out');
    await db.query
      .insertInto('outbound')
      .values({
        id,
        conversation_id: conversationId,
        account_id: held.account_id,
        upto_seq: seat,
        part,
        turn_id: null,
        author: 'agent',
        agent_id: actor.id,
        payload: JSON.stringify({ ...content, to }),
        state: 'queued',
        tracker: id,
      })
      .execute();
    const messageId = makeId('msg');
    await db.query
      .insertInto('message')
      .values({
        id: messageId,
        conversation_id: conversationId,
        direction: 'out',
        author: 'agent',
        agent_id: actor.id,
        agent_name: actor.name,
        kind: content.kind,
        text: 'text' in content ? content.text : shown,
        outbound_id: id,
        at: new Date(),
      })
      .execute();
    ids.push(messageId);
  }
  await db.query.updateTable('conversation').set({ last_message_at: new Date() }).where('id', '=', conversationId).execute();
  await db.query.insertInto('event').values({ kind: 'message.written', conversation_id: conversationId, payload: '{}' }).execute();
  return ids;
}
