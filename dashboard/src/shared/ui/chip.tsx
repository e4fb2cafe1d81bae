import type { ReactNode } from 'react';
import { cx } from './class-names.ts';

const tones = {
  neutral: 'bg-sunken text-quiet',
  accent: 'bg-accent-soft text-accent',
  good: 'bg-good-soft text-good',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
} as const;
export type Tone = keyof typeof tones;

export function Chip({
  tone = 'neutral',
  children,
  className,
  title,
}: {
  tone?: Tone;
  children: ReactNode;
  className?: string;
  title?: string | undefined;
}): ReactNode {
  return (
    <span
      title={title}
      className={cx('inline-flex max-w-full items-center gap-1 rounded-md px-1.5 py-0.5 text-xs', tones[tone], className)}
    >
      {children}
    </span>
  );
}
