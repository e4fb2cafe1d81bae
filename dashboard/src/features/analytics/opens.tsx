import { Link } from '@tanstack/react-router';
import { createContext, type ReactNode, useContext } from 'react';
import { useMay } from '../access/use-may.ts';
import type { InboxSearch } from '../inbox/search.ts';
import type { Span } from './api.ts';

/** The time that a number is of. */
const SpanContext = createContext<Span>({ from: '', to: '' });
export const WithSpan = SpanContext.Provider;

/** The list behind a number of this time; each part of the page says only what is its own. */
export function useOpens(): (search: InboxSearch, span?: Span) => InboxSearch {
  const within = useContext(SpanContext);
  return (search, span = within) => ({ view: 'all', ...search, from: span.from, to: span.to });
}

/** A number that opens exactly its conversations; as it stands for whoever may not read them, and where there is none to open. */
export function Opens({
  search,
  label,
  className,
  children,
}: {
  search: InboxSearch | undefined;
  label?: string | undefined;
  className?: string;
  children: ReactNode;
}): ReactNode {
  const may = useMay();
  if (!search || !may('conversations.read')) return <span className={className}>{children}</span>;
  return (
    <Link to="/inbox" search={search} aria-label={label} className={`${className ?? ''} rounded-md underline-offset-4 hover:underline`}>
      {children}
    </Link>
  );
}
