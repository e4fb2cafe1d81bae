import type { SignInResult } from '@wafaa/contracts';
import { useSyncExternalStore } from 'react';
import { takeTokensFrom } from '../../../shared/api/access.ts';
import { callApi } from '../../../shared/api/api-client.ts';
import { UnreachableError } from '../../../shared/api/api-error.ts';
import { recall, remember } from '../../../shared/remember.ts';
import type { Access, TabNews } from './access.ts';
import { dropFirstRefresh, takeFirstRefresh } from './first-refresh.ts';
import { createSessionKeeper, type SessionKeeper } from './session-keeper.ts';

const wasInKey = 'wafaa.signed-in';
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('wafaa.session');

/** A tab whose network hangs must not keep the others waiting for their turn. */
const REFRESH_WITHIN_MS = 15_000;

async function refresh(): Promise<SignInResult> {
  const signal = AbortSignal.timeout(REFRESH_WITHIN_MS);
  try {
    return await callApi('refresh', {}, { signal });
  } catch (error) {
    throw signal.aborted ? new UnreachableError({ cause: error }) : error;
  }
}

/** This browser's session: one for all its tabs. */
export const session: SessionKeeper = createSessionKeeper({
  refresh: () => takeFirstRefresh() ?? refresh(),
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

/** Calls back when another person or another tenant is in, or nobody: what was read or begun for the one before is over. */
export function onOtherEpoch(deed: () => void): void {
  const now = (): number => {
    const access = session.snapshot();
    return access.status === 'in' ? access.epoch : 0;
  };
  let epoch = now();
  session.subscribe(() => {
    if (now() === epoch) return;
    epoch = now();
    deed();
  });
}

export function useAccess(): Access {
  return useSyncExternalStore(session.subscribe, session.snapshot);
}
