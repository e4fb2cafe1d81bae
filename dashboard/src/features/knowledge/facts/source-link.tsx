import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { SourceChip } from '../../../shared/ui/source-chip.tsx';

/** A source's name that opens it at its page, with what stands there lit. */
export function SourceLink({ id, name, page, lit }: { id: string; name: string; page: number | null; lit?: string }): ReactNode {
  return (
    <Link
      to="/knowledge/sources/$sourceId"
      params={{ sourceId: id }}
      search={{ ...(page !== null && page > 1 ? { page } : {}), ...(lit ? { lit } : {}) }}
      className="target inline-flex max-w-full items-center rounded-md hover:[&>span]:bg-accent-soft hover:[&>span]:text-accent"
    >
      <SourceChip name={name} page={page} />
    </Link>
  );
}
