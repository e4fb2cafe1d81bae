import type { ReactNode } from 'react';
import { cx } from '../../shared/ui/class-names.ts';

/** The first letters of a person's name on a quiet ground. */
export function PersonMark({ name, className }: { name: string; className?: string }): ReactNode {
  const letters = [...name.matchAll(/(?<!\p{L})\p{L}/gu)]
    .slice(0, 2)
    .map(([letter]) => letter.toUpperCase())
    // Arabic letters would join into one without it.
    .join('\u200C');
  return (
    <span
      aria-hidden
      data-letters={letters}
      className={cx(
        'grid shrink-0 place-items-center rounded-full bg-accent-soft leading-none font-semibold text-accent before:content-[attr(data-letters)]',
        className ?? 'size-7 text-2xs',
      )}
    />
  );
}
