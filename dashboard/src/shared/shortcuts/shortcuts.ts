import { useEffect, useRef, useSyncExternalStore } from 'react';
import { recall, remember } from '../remember.ts';
import { BINDINGS, type ShortcutId } from './bindings.ts';
import { isCommandKey, matchPress, type Prefix } from './match-press.ts';

const key = 'wafaa.shortcuts';
const handlers = new Map<ShortcutId, () => void>();
const listeners = new Set<() => void>();
let prefix: Prefix | null = null;
let enabled = recall(key) !== 'off';

/** Single keys disturb some readers' speech input and screen readers, so they can be turned off; `?` always works. */
export function setShortcutsEnabled(next: boolean): void {
  enabled = next;
  remember(key, next ? 'on' : 'off');
  for (const listener of listeners) listener();
}

export function useShortcutsEnabled(): boolean {
  return useSyncExternalStore(subscribe, () => enabled);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Listens once for the whole page; returns how to stop. */
export function listenForShortcuts(target: Window): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.repeat || event.defaultPrevented || isTyping(event.target) || document.querySelector('[role="dialog"],[role="menu"]')) return;
    const matched = matchPress(BINDINGS, prefix, event, event.timeStamp);
    prefix = matched.prefix;
    if (!matched.id || (!enabled && matched.id !== 'help')) return;
    const handler = handlers.get(matched.id);
    if (!handler) return;
    event.preventDefault();
    handler();
  };
  target.addEventListener('keydown', onKeyDown);
  return () => target.removeEventListener('keydown', onKeyDown);
}

/** Ctrl or Cmd with the physical K, also while somebody types; not over another dialog. Returns how to stop. */
export function listenForCommandKey(target: Window, handler: () => void): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isCommandKey(event) || event.repeat) return;
    const dialog = document.querySelector('[role="dialog"],[role="alertdialog"]');
    if (dialog && !dialog.querySelector('[role="combobox"][aria-autocomplete="list"]')) return;
    event.preventDefault();
    handler();
  };
  target.addEventListener('keydown', onKeyDown);
  return () => target.removeEventListener('keydown', onKeyDown);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

/** Binds a shortcut while the calling component is shown. */
export function useShortcut(id: ShortcutId, handler: () => void): void {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => {
    const call = (): void => latest.current();
    handlers.set(id, call);
    return () => {
      if (handlers.get(id) === call) handlers.delete(id);
    };
  }, [id]);
}
