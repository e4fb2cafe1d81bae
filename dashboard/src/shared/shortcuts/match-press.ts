import type { Binding, ShortcutId } from './bindings.ts';

export interface Press {
  code: string;
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

export interface Prefix {
  code: string;
  atMs: number;
}

/** How long the second key of a pair may take. */
export const PAIR_WITHIN_MS = 1_200;

/**
 * What a key press means after an earlier one: the shortcut it completes, or the prefix it begins, or neither.
 * Presses with Ctrl, Meta or Alt belong to the browser, the system or AltGr, and never match.
 */
export function matchPress(
  bindings: readonly Binding[],
  prefix: Prefix | null,
  press: Press,
  nowMs: number,
): { id: ShortcutId | null; prefix: Prefix | null } {
  if (press.ctrlKey || press.metaKey || press.altKey) return { id: null, prefix: null };
  // The question mark moves between layouts, and whoever types one means help.
  if (press.key === '?' || press.key === '؟') return { id: 'help', prefix: null };
  const waiting = prefix && nowMs - prefix.atMs <= PAIR_WITHIN_MS ? prefix.code : null;
  const fits = (codes: readonly string[], binding: Binding): boolean =>
    binding.shift === press.shiftKey &&
    binding.codes.length === codes.length &&
    codes.every((code, index) => binding.codes[index] === code);
  const pair = waiting === null ? undefined : bindings.find((binding) => fits([waiting, press.code], binding));
  if (pair) return { id: pair.id, prefix: null };
  const single = bindings.find((binding) => fits([press.code], binding));
  if (single) return { id: single.id, prefix: null };
  const begins = bindings.some((binding) => binding.codes.length === 2 && binding.codes[0] === press.code && !press.shiftKey);
  return { id: null, prefix: begins ? { code: press.code, atMs: nowMs } : null };
}

/** Ctrl+K, or Cmd+K, by the place of the key: the same on an Arabic layout. */
export function isCommandKey(press: Press): boolean {
  return press.code === 'KeyK' && press.ctrlKey !== press.metaKey && !press.altKey && !press.shiftKey;
}
