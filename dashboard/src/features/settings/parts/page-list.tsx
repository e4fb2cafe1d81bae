import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import { ErrorState, LoadingRegion, Skeleton } from '../../../shared/ui/states.tsx';
import type { Pages } from './use-pages.ts';

/** Grey rows of a list that is on its way. */
export function RowsSkeleton({ rows = 6 }: { rows?: number }): ReactNode {
  const { t } = useLingui();
  return (
    <LoadingRegion label={t`Loading`} className="flex flex-col gap-2">
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} className="h-13 w-full rounded-xl" />
      ))}
    </LoadingRegion>
  );
}

/** The states of a list: on its way, failed, empty, there, with more behind. */
export function PageList<Row>({
  list,
  empty,
  children,
}: {
  list: Pages<Row>;
  empty: ReactNode;
  children: (rows: Row[]) => ReactNode;
}): ReactNode {
  const { t } = useLingui();
  if (list.isPending) return <RowsSkeleton />;
  if (!list.rows) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (list.rows.length === 0) return empty;
  return (
    <>
      <div className={list.isPlaceholderData ? 'opacity-60 transition-opacity' : ''}>{children(list.rows)}</div>
      {list.isFetchNextPageError && (
        <p role="alert" className="mt-3 text-center text-xs text-bad">{t`The next page could not be loaded.`}</p>
      )}
      {list.hasNextPage && (
        <Button look="ghost" className="mt-3 w-full" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {list.isFetchingNextPage ? t`Loading` : t`Load more`}
        </Button>
      )}
    </>
  );
}
