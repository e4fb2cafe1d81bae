import type { Conversation, PenAction, PenMove } from './api.ts';

type Pen = Conversation['pen'];

/** The pen as it will stand when the server has agreed; `agent` is who will hold it. */
export function penAfter(action: PenAction, agent: { id: string; name: string }, since: string): Pen {
  if (action === 'take' || action === 'assign') return { holder: 'agent', agentName: agent.name, agentId: agent.id, reason: null, since };
  const holder = action === 'give_to_bot' ? 'bot' : 'nobody';
  return { holder, agentName: null, agentId: null, reason: action === 'release' ? 'released' : null, since };
}

/** What puts the pen back as it was; null where no move does: the owner's phone is given nothing. */
export function undoOf(before: Pen, me: string): PenMove | null {
  // What the bot was about to answer is its again.
  if (before.holder === 'bot') return { action: 'give_to_bot', answerWaiting: true };
  if (before.holder === 'nobody') return { action: 'release' };
  if (before.agentId === null) return null;
  return before.agentId === me ? { action: 'take' } : { action: 'assign', memberId: before.agentId };
}

/** What a person may do at once with the pen as it stands. */
export function penActions(holder: Pen['holder']): ('take' | 'give_to_bot')[] {
  if (holder === 'bot') return ['take'];
  return holder === 'agent' ? ['give_to_bot'] : ['take', 'give_to_bot'];
}

/** Whether a colleague holds it: neither the reader nor the owner's phone. */
export function heldByOther(pen: Pen, me: string): boolean {
  return pen.holder === 'agent' && pen.reason !== 'phone_echo' && pen.agentId !== null && pen.agentId !== me;
}
