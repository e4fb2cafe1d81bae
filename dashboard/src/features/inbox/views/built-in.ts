import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { BellRing, Bot, Check, Clock, Inbox, Layers, type LucideIcon, Mail, UserRound, UsersRound } from 'lucide-react';
import type { Counts, SavedFilter } from '../api.ts';

export interface BuiltInView {
  id: keyof Counts | 'all';
  name: MessageDescriptor;
  icon: LucideIcon;
  filter: SavedFilter;
}

/** The views that everybody has, in the order in which they are shown; their ids are the names of the counts. */
export const BUILT_IN_VIEWS: readonly [BuiltInView, ...BuiltInView[]] = [
  {
    id: 'open',
    name: msg`All open`,
    icon: Inbox,
    filter: { state: 'open' },
  },
  {
    id: 'mine',
    name: msg`Mine`,
    icon: UserRound,
    filter: { state: 'open', agentId: 'me' },
  },
  {
    id: 'unassigned',
    name: msg`Needs a person`,
    icon: BellRing,
    filter: { state: 'open', holder: 'nobody' },
  },
  {
    id: 'team',
    name: msg`Team`,
    icon: UsersRound,
    filter: { state: 'open', holder: 'agent' },
  },
  {
    id: 'bot',
    name: msg`Bot`,
    icon: Bot,
    filter: { state: 'open', holder: 'bot' },
  },
  {
    id: 'unread',
    name: msg`Unread`,
    icon: Mail,
    filter: { state: 'open', unread: true },
  },
  {
    id: 'snoozed',
    name: msg`Snoozed`,
    icon: Clock,
    filter: { state: 'snoozed' },
  },
  {
    id: 'resolved',
    name: msg`Resolved`,
    icon: Check,
    filter: { state: 'resolved' },
  },
  {
    id: 'all',
    name: msg({ context: 'conversations', message: 'Everything' }),
    icon: Layers,
    filter: { state: 'any' },
  },
];
