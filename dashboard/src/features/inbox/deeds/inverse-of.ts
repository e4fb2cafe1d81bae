import type { Conversation } from '../../conversations/api.ts';
import type { Deed } from '../api.ts';

export type Step = { ids: string[]; deed: Deed } | { release: string[] };

/** The deeds that put conversations back as they were before one: as few as possible. */
export function inverseOf(deed: Deed, before: readonly Conversation[], now: number): Step[] {
  switch (deed.kind) {
    case 'read':
      return grouped(
        before.filter(({ unread }) => unread > 0 === deed.read),
        () => ({ kind: 'read', read: !deed.read }),
      );
    case 'label':
      return grouped(
        before.filter(({ labelIds }) => labelIds.includes(deed.labelId) !== deed.on),
        () => ({ ...deed, on: !deed.on }),
      );
    case 'state': {
      const states = grouped(before, ({ state, snoozedUntil }) => ({
        kind: 'state',
        change:
          state === 'snoozed'
            ? // One whose time has come meanwhile is awake.
              snoozedUntil && Date.parse(snoozedUntil) > now
              ? { state, until: snoozedUntil }
              : { state: 'open' }
            : { state },
      }));
      // To resolve is to give to the bot: whoever held it before holds it again, before it is open and the bot may speak.
      return deed.change.state === 'resolved' ? [...pensBack(before.filter(({ pen }) => pen.holder !== 'bot')), ...states] : states;
    }
    default:
      return pensBack(before);
  }
}

function pensBack(before: readonly Conversation[]): Step[] {
  const held = before.filter(({ pen }) => pen.holder === 'bot' || (pen.holder === 'agent' && pen.agentId !== null));
  const released = before.filter(({ pen }) => pen.holder === 'nobody').map(({ id }) => id);
  return [
    // What the bot was about to answer is its again.
    ...grouped(held, ({ pen }) =>
      pen.holder === 'bot' ? { kind: 'give_to_bot', answerWaiting: true } : { kind: 'assign', memberId: pen.agentId ?? '' },
    ),
    ...(released.length > 0 ? [{ release: released }] : []),
  ];
}

function grouped(conversations: readonly Conversation[], deedOf: (conversation: Conversation) => Deed): Step[] {
  const groups = new Map<string, { ids: string[]; deed: Deed }>();
  for (const conversation of conversations) {
    const deed = deedOf(conversation);
    const key = JSON.stringify(deed);
    const group = groups.get(key) ?? { ids: [], deed };
    group.ids.push(conversation.id);
    groups.set(key, group);
  }
  return [...groups.values()];
}
