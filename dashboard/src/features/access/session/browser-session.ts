import { useSyncExternalStore } from 'react';
import { takeTokensFrom } from '../../../shared/api/access.ts';
import { callApi } from '../../../shared/api/api-client.ts';
import { recall, remember } from '../../../shared/remember.ts';
import type { Access, TabNews } from './access.ts';
import { dropFirstRefresh, takeFirstRefresh } from './first-refresh.ts';
import { createSessionKeeper, type SessionKeeper } from './session-keeper.ts';

const wasInKey = 'wafaa.signed-in';
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('wafaa.session');

/** This browser's session: one for all its tabs. */
export const session: SessionKeeper = createSessionKeeper({
  refresh: () => takeFirstRefresh() ?? callApi('refresh', {}),
  signOut: () => callApi('signOut', {}),
  // Browsers offer locks on https and on this machine only. Elsewhere tabs may collide; the server forgives that for some seconds.
  inTurn: (deed) => (typeof navigator !== 'undefined' && navigator.locks ? navigator.locks.request('wafaa.session', deed) : deed()),
  tell: (news) => channel?.postMessage(news),
  wasIn: { read: () => recall(wasInKey) === 'yes', write: (value) => remember(wasInKey, value ? 'yes' : 'no') },
  nowMs: () => Date.now(),
  after: (ms, deed) => {
    const timer = setTimeout(deed, ms);
    return () => clearTimeout(timer);
  },
  isVisible: () => document.visibilityState === 'visible',
});

/** Begins to find out who is signed in. Called once, before anything is drawn. */
export function startSession(): void {
  takeTokensFrom(session);
  channel?.addEventListener('message', (event: MessageEvent<TabNews>) => session.hear(event.data));
  for (const name of ['online', 'pageshow'] as const) addEventListener(name, () => session.wake());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') session.wake();
  });
  void session.start().finally(dropFirstRefresh);
}

export function useAccess(): Access {
  return useSyncExternalStore(session.subscribe, session.snapshot);
}
