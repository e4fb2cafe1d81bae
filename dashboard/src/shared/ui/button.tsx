import type { ComponentProps, ReactNode } from 'react';
import { cx } from './class-names.ts';
import { Hint } from './hint.tsx';

const looks = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong border-transparent',
  plain: 'bg-panel text-ink border-line-strong hover:bg-sunken',
  ghost: 'bg-transparent text-quiet border-transparent hover:bg-sunken hover:text-ink',
  danger: 'bg-bad text-on-accent hover:opacity-90 border-transparent',
  warn: 'bg-transparent text-warn border-warn-line hover:bg-panel',
} as const;

export type ButtonLook = keyof typeof looks;
const base =
  'target inline-flex items-center justify-center gap-1.5 rounded-lg border transition-colors disabled:opacity-50 whitespace-nowrap';

export function Button({ look = 'plain', className, ...rest }: ComponentProps<'button'> & { look?: ButtonLook }): ReactNode {
  return <button type="button" className={cx(base, 'h-8 px-3 text-sm font-semibold', looks[look], className)} {...rest} />;
}

/** A square button whose name is a tooltip and, for screen readers, its label. */
export function IconButton({
  label,
  keys,
  className,
  look = 'ghost',
  side,
  ...rest
}: ComponentProps<'button'> & { label: string; keys?: string; look?: ButtonLook; side?: 'top' | 'bottom' | 'inline-end' }): ReactNode {
  return (
    <Hint text={label} keys={keys} side={side}>
      <button type="button" aria-label={label} className={cx(base, 'size-8 shrink-0', looks[look], className)} {...rest} />
    </Hint>
  );
}
