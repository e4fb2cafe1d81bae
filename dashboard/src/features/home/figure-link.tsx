import type { ConversationFigure } from '@wafaa/contracts';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay } from '../access/use-may.ts';

/** A number that opens the conversations behind it; as it stands for whoever may not read them. */
export function FigureLink({
  figure,
  within,
  label,
  className,
  children,
}: {
  figure: ConversationFigure;
  within: { from: string; to: string };
  label?: string | undefined;
  className?: string;
  children: ReactNode;
}): ReactNode {
  const may = useMay();
  if (!may('conversations.read')) return <span className={className}>{children}</span>;
  return (
    <Link
      to="/inbox"
      search={{ view: 'all', figure, from: within.from, to: within.to }}
      aria-label={label}
      className={`${className ?? ''} rounded-md underline-offset-4 hover:underline`}
    >
      {children}
    </Link>
  );
}
