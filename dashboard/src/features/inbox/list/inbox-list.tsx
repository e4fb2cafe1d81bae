import { useLingui } from '@lingui/react/macro';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { withWords } from '../../../shared/i18n/activate-locale.ts';
import { ErrorState, LoadingRegion, Skeleton } from '../../../shared/ui/states.tsx';
import type { InboxSearch } from '../search.ts';
import type { ListState } from './inbox-rows.tsx';
import type { useInboxList } from './use-inbox-list.ts';

// The rows bring their code and words while the server is asked for them.
const loadRows = async () => withWords('work', import('./inbox-rows.tsx'));
const InboxRows = lazy(async () => ({ default: (await loadRows()).InboxRows }));

export function InboxList({
  list,
  search,
  state,
  empty,
}: {
  list: ReturnType<typeof useInboxList>;
  search: InboxSearch;
  state: ListState;
  empty: ReactNode;
}): ReactNode {
  const { error, isPending, refetch } = list;
  useState(() => void loadRows().catch(() => undefined));
  if (isPending) return <ListSkeleton />;
  if (!list.rows) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (list.rows.length === 0 && !list.hasNextPage) return <div className="overflow-y-auto">{empty}</div>;
  return (
    <Suspense fallback={<ListSkeleton />}>
      <InboxRows list={list} search={search} state={state} />
    </Suspense>
  );
}

function ListSkeleton(): ReactNode {
  const { t } = useLingui();
  return (
    <LoadingRegion label={t`Loading conversations`} className="flex flex-col">
      {[0, 1, 2, 3, 4, 5, 6].map((row) => (
        <div key={row} className="flex gap-2.5 border-b border-line px-3.5 py-3">
          <Skeleton className="size-8 rounded-full" />
          <div className="flex flex-1 flex-col gap-2">
            <Skeleton className="h-3.5 w-1/2" />
            <Skeleton className="h-3 w-full" />
            <Skeleton className="h-3 w-2/3" />
          </div>
        </div>
      ))}
    </LoadingRegion>
  );
}
