import type { TenantDb } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import type { PenHolder } from './pen-machine.ts';

export interface HeldConversation {
  channel: string;
  account_id: string;
  contact_id: string;
  pen_holder: PenHolder;
  pen_agent: string | null;
  pen_agent_id: string | null;
  pen_reason: string | null;
  window_expires_at: Date | null;
}

/**
 * The lane first, as the ledger's functions lock it, so that moving the pen and preparing a reply never wait for each other crosswise.
 * @throws conversation.not_found
 */
export async function lockConversation(db: TenantDb, conversationId: string): Promise<HeldConversation> {
  await db.query.selectFrom('lane').select('token').where('conversation_id', '=', conversationId).forUpdate().executeTakeFirst();
  const row = await db.query
    .selectFrom('conversation')
    .select(['channel', 'account_id', 'contact_id', 'pen_holder', 'pen_agent', 'pen_agent_id', 'pen_reason', 'window_expires_at'])
    .where('id', '=', conversationId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new AppError('conversation.not_found', { id: conversationId });
  return row;
}

/** The colleague who holds the pen, when it is not this one. The owner's phone is nobody's in particular. */
export function otherHolder(
  held: Pick<HeldConversation, 'pen_holder' | 'pen_reason' | 'pen_agent_id' | 'pen_agent'>,
  actorId: string,
): string | null {
  if (held.pen_holder !== 'agent' || held.pen_reason === 'phone_echo' || held.pen_agent_id === null) return null;
  return held.pen_agent_id === actorId ? null : held.pen_agent;
}
