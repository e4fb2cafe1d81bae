import type { Permission } from '@wafaa/contracts';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { BookOpenText, Cable, ChartNoAxesColumn, House, Inbox, MessagesSquare, Settings, UsersRound, type LucideIcon } from 'lucide-react';
import type { ShortcutId } from '../shared/shortcuts/bindings.ts';
import { allowed, findArea } from './find-area.ts';

export interface Area {
  to: '/' | '/watch' | '/inbox' | '/knowledge' | '/customers' | '/analytics' | '/channels' | '/settings';
  name: MessageDescriptor;
  keys: string;
  shortcut: ShortcutId;
  icon: LucideIcon;
  /** Whoever lacks it is not shown the area; null: everybody has a use for it. */
  right: Permission | null;
  /** Not in the bar of a phone, which has room for few: home leads there. */
  wideOnly?: true;
}

/** The areas that exist, in rail order. */
export const AREAS: readonly Area[] = [
  { to: '/', name: msg`Home`, keys: 'G H', shortcut: 'goHome', icon: House, right: null },
  { to: '/inbox', name: msg`Inbox`, keys: 'G I', shortcut: 'goInbox', icon: Inbox, right: 'conversations.read' },
  {
    ...{ to: '/watch', name: msg`Live conversation`, keys: 'G L', shortcut: 'goLive', icon: MessagesSquare },
    ...{ right: 'conversations.read', wideOnly: true },
  },
  { to: '/knowledge', name: msg`Knowledge`, keys: 'G K', shortcut: 'goKnowledge', icon: BookOpenText, right: 'knowledge.read' },
  { to: '/customers', name: msg`Customers`, keys: 'G U', shortcut: 'goCustomers', icon: UsersRound, right: 'contacts.read' },
  {
    ...{ to: '/analytics', name: msg`Analytics`, keys: 'G A', shortcut: 'goAnalytics', icon: ChartNoAxesColumn },
    ...{ right: 'analytics.read', wideOnly: true },
  },
  { to: '/channels', name: msg`Channels`, keys: 'G C', shortcut: 'goChannels', icon: Cable, right: 'channels.read' },
  { to: '/settings', name: msg`Settings`, keys: 'G S', shortcut: 'goSettings', icon: Settings, right: null },
];

export const areasFor = (permissions: readonly string[]): Area[] => allowed(AREAS, permissions);
export const areaOf = (pathname: string): Area | undefined => findArea(AREAS, pathname);
