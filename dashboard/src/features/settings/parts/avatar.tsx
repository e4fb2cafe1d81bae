import type { ReactNode } from 'react';
import { cx } from '../../../shared/ui/class-names.ts';

/** The first letters of a person's name on a quiet ground. */
export function Avatar({ name, className }: { name: string; className?: string }): ReactNode {
  const letters = name
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 2)
    .map((word) => [...word][0])
    // Arabic letters would join into a ligature without it.
    .join('\u200C');
  return (
    <span
      aria-hidden
      className={cx('grid size-8 shrink-0 place-items-center rounded-full bg-accent-soft text-2xs font-semibold text-accent', className)}
    >
      {letters}
    </span>
  );
}
