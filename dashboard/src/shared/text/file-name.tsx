import type { ReactNode } from 'react';
import { cx } from '../ui/class-names.ts';
import { splitFileName } from './split-file-name.ts';

/** A file's name: its stem in its own direction, its ending always after it and never cut off. */
export function FileName({ name, className }: { name: string; className?: string }): ReactNode {
  const { stem, ending } = splitFileName(name);
  return (
    <span dir="ltr" title={name} className={cx('inline-flex min-w-0 items-baseline', className)}>
      <bdi className="truncate">{stem}</bdi>
      <span className="shrink-0">{ending}</span>
    </span>
  );
}
