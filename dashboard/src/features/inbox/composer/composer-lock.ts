import type { Session } from '../../access/api.ts';
import type { Conversation } from '../../conversations/api.ts';

/** Why no reply can be delivered now; null when one can. `held`: only by taking the pen from the colleague who holds it. */
export type ComposerLock = { why: 'window' | 'account' | 'address' } | { why: 'held'; by: string } | null;

export function composerLock(
  conversation: Pick<Conversation, 'writableUntil' | 'accountId' | 'pen' | 'contact'>,
  accounts: Session['accounts'],
  me: string,
  now: number,
): ComposerLock {
  const { pen, writableUntil } = conversation;
  const account = accounts.find(({ id }) => id === conversation.accountId);
  if (!account || account.state === 'disconnected') return { why: 'account' };
  if (writableUntil !== null && Date.parse(writableUntil) <= now) return { why: 'window' };
  if (conversation.contact.handle === null) return { why: 'address' };
  // The owner's phone is nobody's in particular: whoever writes next goes on.
  if (pen.holder === 'agent' && pen.reason !== 'phone_echo' && pen.agentId !== null && pen.agentId !== me)
    return { why: 'held', by: pen.agentName ?? '' };
  return null;
}
