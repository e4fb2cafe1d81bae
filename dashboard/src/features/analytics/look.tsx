import type { ReactNode } from 'react';
import { ErrorState, LoadingRegion, Skeleton } from '../../shared/ui/states.tsx';

/** One of the readings that the page is made of: each comes, and fails, by itself. */
export interface Look<View> {
  data: View | undefined;
  error: unknown;
  refetch: () => unknown;
}

/** A part that is not there yet: its shape, or what went wrong with it alone. */
export function Waiting<View>({
  look,
  label,
  tall = false,
  className = '',
}: {
  look: Look<View>;
  label: string;
  tall?: boolean;
  className?: string;
}): ReactNode {
  if (look.error) {
    return (
      <div className={`rounded-2xl border border-line bg-panel ${className}`}>
        <ErrorState error={look.error} onRetry={() => void look.refetch()} />
      </div>
    );
  }
  return (
    <LoadingRegion label={label} className={`flex flex-col gap-4 ${className}`}>
      {tall && (
        <div className="grid grid-cols-2 gap-4 xl:grid-cols-4">
          {[0, 1, 2, 3].map((tile) => (
            <Skeleton key={tile} className="h-28 rounded-2xl" />
          ))}
        </div>
      )}
      <Skeleton className="h-72 rounded-2xl" />
    </LoadingRegion>
  );
}
