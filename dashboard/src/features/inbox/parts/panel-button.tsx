import type { ComponentProps, ReactNode } from 'react';
import { cx } from '../../../shared/ui/class-names.ts';

/** One thing to choose in a small panel. */
export function PanelButton({ className, ...rest }: ComponentProps<'button'>): ReactNode {
  return (
    <button
      type="button"
      className={cx(
        'flex min-h-8 w-full items-center gap-2 rounded-md px-2 py-1 text-start hover:bg-sunken disabled:text-faint pointer-coarse:min-h-11',
        className,
      )}
      {...rest}
    />
  );
}
