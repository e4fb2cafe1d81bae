import type { Conversation, PenAction } from './api.ts';

type Pen = Conversation['pen'];

/** The pen as it will stand when the server has agreed. */
export function penAfter(action: PenAction, agent: { id: string; name: string }, since: string): Pen {
  return action === 'take'
    ? { holder: 'agent', agentName: agent.name, agentId: agent.id, reason: null, since }
    : { holder: 'bot', agentName: null, agentId: null, reason: null, since };
}

/** What puts the pen back; null where no action does: one cannot hand it to nobody again. */
export function undoOf(before: Pen['holder'], action: PenAction): PenAction | null {
  if (action === 'take') return before === 'bot' ? 'give_to_bot' : null;
  return before === 'agent' ? 'take' : null;
}

/** What a person may do with the pen as it stands. */
export function penActions(holder: Pen['holder']): PenAction[] {
  if (holder === 'bot') return ['take'];
  return holder === 'agent' ? ['give_to_bot'] : ['take', 'give_to_bot'];
}
