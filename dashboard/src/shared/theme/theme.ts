import { useSyncExternalStore } from 'react';
import { recall, remember } from '../remember.ts';

export const THEMES = ['light', 'dark', 'system'] as const;
export type ThemeChoice = (typeof THEMES)[number];

const key = 'wafaa.theme';
const listeners = new Set<() => void>();
const systemDark = typeof matchMedia === 'undefined' ? null : matchMedia('(prefers-color-scheme: dark)');
let choice: ThemeChoice = THEMES.find((theme) => theme === recall(key)) ?? 'system';

function apply(): void {
  document.documentElement.dataset.theme = themeShown();
  for (const listener of listeners) listener();
}
systemDark?.addEventListener('change', apply);

function themeShown(): 'light' | 'dark' {
  if (choice !== 'system') return choice;
  return systemDark?.matches ? 'dark' : 'light';
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function setTheme(next: ThemeChoice): void {
  choice = next;
  remember(key, next);
  apply();
}

export function useTheme(): { choice: ThemeChoice; shown: 'light' | 'dark' } {
  return { choice: useSyncExternalStore(subscribe, () => choice), shown: useSyncExternalStore(subscribe, themeShown) };
}
