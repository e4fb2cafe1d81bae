import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { BuiltInView } from '../views/built-in.ts';

/** What a view says when nothing is in it. */
export const EMPTY_WORDS: Record<BuiltInView['id'], { title: MessageDescriptor; text: MessageDescriptor }> = {
  open: { title: msg`Nothing is open`, text: msg`Every conversation is resolved or asleep. A customer who writes appears here.` },
  mine: { title: msg`You hold no conversation`, text: msg`Take one over, or answer in it, and it stands here until you give it back.` },
  unassigned: { title: msg`Nobody waits for a person`, text: msg`The bot hands over here what it must not or cannot answer.` },
  team: { title: msg`The team holds no conversation`, text: msg`What you and your colleagues take over stands here.` },
  bot: { title: msg`The bot is in no conversation`, text: msg`Conversations that the bot answers by itself stand here.` },
  unread: { title: msg`All caught up`, text: msg`Somebody of the team has seen every message.` },
  snoozed: { title: msg`Nothing is asleep`, text: msg`A snoozed conversation comes back at its time, or when the customer writes.` },
  resolved: { title: msg`Nothing is resolved yet`, text: msg`Resolve a conversation when all is said; it opens again when more is asked.` },
  all: { title: msg`No conversations yet`, text: msg`When the first customer writes, the conversation appears here by itself.` },
};
