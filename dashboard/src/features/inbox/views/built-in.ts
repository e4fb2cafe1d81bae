import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { BellRing, Bot, Check, Clock, Inbox, Layers, type LucideIcon, Mail, UserRound, UsersRound } from 'lucide-react';
import type { Counts, SavedFilter } from '../api.ts';

export interface BuiltInView {
  id: keyof Counts | 'all';
  name: MessageDescriptor;
  /** Said when nothing is in it. */
  empty: { title: MessageDescriptor; text: MessageDescriptor };
  icon: LucideIcon;
  filter: SavedFilter;
}

/** The views that everybody has, in the order in which they are shown; their ids are the names of the counts. */
export const BUILT_IN_VIEWS: readonly [BuiltInView, ...BuiltInView[]] = [
  {
    id: 'open',
    name: msg`All open`,
    empty: { title: msg`Nothing is open`, text: msg`Every conversation is resolved or asleep. A customer who writes appears here.` },
    icon: Inbox,
    filter: { state: 'open' },
  },
  {
    id: 'mine',
    name: msg`Mine`,
    empty: { title: msg`You hold no conversation`, text: msg`Take one over, or answer in it, and it stands here until you give it back.` },
    icon: UserRound,
    filter: { state: 'open', agentId: 'me' },
  },
  {
    id: 'unassigned',
    name: msg`Needs a person`,
    empty: { title: msg`Nobody waits for a person`, text: msg`The bot hands over here what it must not or cannot answer.` },
    icon: BellRing,
    filter: { state: 'open', holder: 'nobody' },
  },
  {
    id: 'team',
    name: msg`Team`,
    empty: { title: msg`The team holds no conversation`, text: msg`What you and your colleagues take over stands here.` },
    icon: UsersRound,
    filter: { state: 'open', holder: 'agent' },
  },
  {
    id: 'bot',
    name: msg`Bot`,
    empty: { title: msg`The bot is in no conversation`, text: msg`Conversations that the bot answers by itself stand here.` },
    icon: Bot,
    filter: { state: 'open', holder: 'bot' },
  },
  {
    id: 'unread',
    name: msg`Unread`,
    empty: { title: msg`All caught up`, text: msg`Somebody of the team has seen every message.` },
    icon: Mail,
    filter: { state: 'open', unread: true },
  },
  {
    id: 'snoozed',
    name: msg`Snoozed`,
    empty: { title: msg`Nothing is asleep`, text: msg`A snoozed conversation comes back at its time, or when the customer writes.` },
    icon: Clock,
    filter: { state: 'snoozed' },
  },
  {
    id: 'resolved',
    name: msg`Resolved`,
    empty: { title: msg`Nothing is resolved yet`, text: msg`Resolve a conversation when all is said; it opens again when more is asked.` },
    icon: Check,
    filter: { state: 'resolved' },
  },
  {
    id: 'all',
    name: msg({ context: 'conversations', message: 'Everything' }),
    empty: { title: msg`No conversations yet`, text: msg`When the first customer writes, the conversation appears here by itself.` },
    icon: Layers,
    filter: { state: 'any' },
  },
];
