import type { Conversation } from '../../conversations/api.ts';
import { waitsSince } from '../../conversations/waits-since.ts';
import type { ListQuery } from '../api.ts';

/** Whether a conversation still belongs in a list, as far as the page can tell; words and the like are the server's to judge. */
export function fits(conversation: Conversation, asked: ListQuery, me: string): boolean {
  const { state, holder, agentId, unread, labelId, waiting } = asked;
  const { pen } = conversation;
  if (state && state !== 'any' && conversation.state !== state) return false;
  if (holder && pen.holder !== holder) return false;
  if (agentId && (pen.holder !== 'agent' || pen.agentId !== (agentId === 'me' ? me : agentId))) return false;
  if (unread !== undefined && conversation.unread > 0 !== (unread === 'true')) return false;
  if (waiting !== undefined && (waitsSince(conversation) !== null) !== (waiting === 'true')) return false;
  return !labelId || conversation.labelIds.includes(labelId);
}
