import type { ReactNode } from 'react';
import { directionOf } from './direction-of.ts';
import { splitEmphasis } from './emphasis.ts';

/** Text that somebody wrote: shown in its own direction, whatever the page's is. */
export function Words({
  text,
  className,
  as: Tag = 'span',
}: {
  text: string;
  className?: string | undefined;
  as?: 'span' | 'p' | 'div';
}): ReactNode {
  const direction = directionOf(text);
  return (
    <Tag dir={direction ?? 'auto'} className={className}>
      {splitEmphasis(text).map((piece, at) => (piece.strong ? <strong key={at}>{piece.text}</strong> : piece.text))}
    </Tag>
  );
}

/** A number, price, phone or code: kept in one piece, left to right inside either language. */
export function Isolated({
  children,
  className,
  title,
}: {
  children: ReactNode;
  className?: string | undefined;
  title?: string | undefined;
}): ReactNode {
  return (
    <bdi dir="ltr" className={className} title={title}>
      {children}
    </bdi>
  );
}
