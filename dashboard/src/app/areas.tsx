import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { BookOpenText, MessagesSquare, Settings, type LucideIcon } from 'lucide-react';

export interface Area {
  to: '/' | '/knowledge' | '/settings';
  name: MessageDescriptor;
  keys: string;
  icon: LucideIcon;
}

/** The areas that exist, in rail order. */
export const AREAS: readonly Area[] = [
  { to: '/', name: msg`Live conversation`, keys: 'G L', icon: MessagesSquare },
  { to: '/knowledge', name: msg`Knowledge`, keys: 'G K', icon: BookOpenText },
  { to: '/settings', name: msg`Settings`, keys: 'G S', icon: Settings },
];
