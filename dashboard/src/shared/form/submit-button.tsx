import { LoaderCircle } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { cx } from '../ui/class-names.ts';

/** The wide button at the end of a form. While the deed is in flight it keeps its width and its name. */
export function SubmitButton({ busy, className, children, ...rest }: ComponentProps<'button'> & { busy: boolean }): ReactNode {
  return (
    <button
      type="submit"
      aria-busy={busy}
      className={cx(
        'relative inline-flex min-h-11 w-full items-center justify-center rounded-xl bg-accent px-4 text-base font-semibold text-on-accent transition-colors hover:bg-accent-strong disabled:opacity-60',
        className,
      )}
      {...rest}
    >
      <span className={cx('inline-flex items-center gap-2', busy && 'opacity-30')}>{children}</span>
      {busy && <LoaderCircle aria-hidden className="absolute size-5 animate-spin" />}
    </button>
  );
}
