import { useEffect, useSyncExternalStore } from 'react';

/** Told anew every few seconds for as long as it goes on; what is not told of any more is over. */
const LASTS_MS = 5_000;

const timers = new Map<string, ReturnType<typeof setTimeout>>();
const listeners = new Set<() => void>();
const tell = (): void => {
  for (const listener of listeners) listener();
};

export function noteTyping(conversationId: string): void {
  clearTimeout(timers.get(conversationId));
  timers.set(
    conversationId,
    setTimeout(() => endTyping(conversationId), LASTS_MS),
  );
  tell();
}

function endTyping(conversationId: string): void {
  clearTimeout(timers.get(conversationId));
  if (timers.delete(conversationId)) tell();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether the customer of this conversation is writing at the moment. `newest` is its newest message: what was being written is there. */
export function useIsTyping(conversationId: string, newest: string | undefined): boolean {
  useEffect(() => () => endTyping(conversationId), [conversationId, newest]);
  return useSyncExternalStore(subscribe, () => timers.has(conversationId));
}
