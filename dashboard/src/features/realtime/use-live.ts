import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { EVENTS_PER_READ, listEvents } from './api.ts';
import { atMostEvery } from './at-most-every.ts';
import { followEvents } from './follow-events.ts';
import type { QueryKey } from './stale-keys.ts';

export type LiveState = 'connecting' | 'connected' | 'polling';

/** While the socket is away, look this often; while it is there, only to cover a push that was lost. */
const POLL_MS = 5_000;
const COVER_MS = 30_000;
/** What is counted over many conversations is counted anew this often at most, however much happens. */
const COUNT_MS = 5_000;
const COUNTED: readonly QueryKey[] = [['home'], ['conversations', 'counts'], ['conversations', 'losses', 'count']];
const isCounted = (key: QueryKey): boolean => COUNTED.some((counted) => counted.every((part, at) => key[at] === part));

let state: LiveState = 'connecting';
const listeners = new Set<() => void>();

function setState(next: LiveState): void {
  if (state === next) return;
  state = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useLiveState(): LiveState {
  return useSyncExternalStore(subscribe, () => state);
}

/** Keeps the query cache in step with the server while `enabled`. */
export function useLive(enabled: boolean): void {
  const queryClient = useQueryClient();
  useEffect(() => (enabled ? startLive(queryClient) : undefined), [enabled, queryClient]);
}

function startLive(queryClient: QueryClient): () => void {
  const stopped = new AbortController();
  const counted = atMostEvery(COUNT_MS, () => {
    for (const queryKey of COUNTED) void queryClient.invalidateQueries({ queryKey });
  });
  const follower = followEvents({
    readPage: (after) => listEvents(after, stopped.signal),
    pageSize: EVENTS_PER_READ,
    onStale: (keys) => {
      if (keys === null) void queryClient.invalidateQueries();
      else
        for (const queryKey of keys) {
          if (isCounted(queryKey)) counted.ask();
          else void queryClient.invalidateQueries({ queryKey, predicate: (query) => !isCounted(query.queryKey) });
        }
    },
    onReach: (reached) => {
      if (!reached && state === 'connecting') setState('polling');
    },
  });
  follower.look(false);

  let lastLook = Date.now();
  const timer = setInterval(() => {
    const due = state === 'connected' ? COVER_MS : POLL_MS;
    if (document.visibilityState !== 'visible' || Date.now() - lastLook < due) return;
    lastLook = Date.now();
    follower.look(false);
  }, 1_000);

  let disconnect = (): void => undefined;
  // The socket's code is not needed for the first picture, so it arrives after it.
  import('./connect-socket.ts').then(
    ({ connectSocket }) => {
      if (stopped.signal.aborted) return;
      disconnect = connectSocket({
        onConnected: () => {
          setState('connected');
          follower.look(false);
        },
        onDisconnected: () => setState('polling'),
        onChanged: () => follower.look(true),
      });
    },
    () => setState('polling'),
  );

  return () => {
    stopped.abort();
    counted.stop();
    clearInterval(timer);
    follower.stop();
    disconnect();
    setState('connecting');
  };
}
