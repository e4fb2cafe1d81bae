import { UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '../../../shared/ui/class-names.ts';
import { initials } from '../../conversations/initials.ts';

/** Every second Arabic family name begins with the article, which tells nobody apart. */
const article = /(?<!\p{L})ال(?=\p{L}{2})/gu;

/** The first letters of a person's name on a quiet ground. */
export function Avatar({ name, className }: { name: string; className?: string }): ReactNode {
  const letters = initials(name.replace(article, ''));
  return (
    <span
      aria-hidden
      className={cx('grid size-8 shrink-0 place-items-center rounded-full bg-accent-soft text-2xs font-semibold text-accent', className)}
    >
      {/* Unjoined: two Arabic letters in a row would read as a word. */}
      {letters === '' ? <UserRound className="size-4" /> : [...letters].join('\u200C')}
    </span>
  );
}
