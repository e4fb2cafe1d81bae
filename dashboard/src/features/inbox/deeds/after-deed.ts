import type { Conversation } from '../../conversations/api.ts';
import { penAfter } from '../../conversations/pen.ts';
import type { Deed } from '../api.ts';

/** A conversation as it will stand when the server has agreed. `to` is who will hold the pen, where that moves. */
export function afterDeed(conversation: Conversation, deed: Deed, to: { id: string; name: string }, now: string): Conversation {
  switch (deed.kind) {
    case 'read':
      return { ...conversation, unread: deed.read ? 0 : Math.max(1, conversation.unread) };
    case 'label': {
      const without = conversation.labelIds.filter((id) => id !== deed.labelId);
      return { ...conversation, labelIds: deed.on ? [...without, deed.labelId] : without };
    }
    case 'state': {
      const { change } = deed;
      return { ...conversation, state: change.state, snoozedUntil: change.state === 'snoozed' ? change.until : null };
    }
    default:
      return { ...conversation, pen: penAfter(deed.kind, to, now) };
  }
}
