import { useInfiniteQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { listSources } from './api.ts';
import { isWorking } from './stage-bar.ts';
import { pendingRemovals } from './source-actions.ts';

/** Documents, newest first, without those that wait to be removed. */
export function useSources() {
  const hidden = useSyncExternalStore(pendingRemovals.subscribe, pendingRemovals.snapshot);
  const query = useInfiniteQuery({
    queryKey: ['sources'],
    queryFn: ({ pageParam, signal }) => listSources(pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    // Stages pass in seconds and not each of them is an event.
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.items.some((source) => isWorking(source.state))) ? 1_500 : false,
  });
  return { ...query, sources: query.data?.pages.flatMap((page) => page.items).filter(({ id }) => !hidden.has(id)) };
}
