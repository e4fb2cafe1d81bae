import { cloneElement, type ReactElement, type ReactNode } from 'react';

export type HintSide = 'top' | 'bottom' | 'inline-end';

/** Gives one focusable element a tooltip. The element must have its own accessible name; the tooltip repeats it for the eye. */
export function Hint({
  text,
  keys,
  side = 'top',
  children,
}: {
  text: string;
  keys?: string | undefined;
  side?: HintSide | undefined;
  children: ReactElement<Record<string, unknown>>;
}): ReactNode {
  return cloneElement(children, { 'data-hint': text, 'data-hint-keys': keys, 'data-hint-side': side });
}
