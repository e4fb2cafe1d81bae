import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { getSource, listSources, type SourceQuery } from './api.ts';
import { isWorking } from './stage-bar.ts';
import { pendingRemovals } from './source-actions.ts';

/** Stages pass in seconds, and not each of them is an event. */
const LOOK_MS = 1_500;

/** Documents as they are asked for, without those that wait to be removed. */
export function useSources(asked: SourceQuery) {
  const hidden = useSyncExternalStore(pendingRemovals.subscribe, pendingRemovals.snapshot);
  const query = useInfiniteQuery({
    queryKey: ['sources', 'list', asked],
    queryFn: ({ pageParam, signal }) => listSources(asked, pageParam ?? undefined, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.items.some((source) => isWorking(source.state) || source.replacing)) ? LOOK_MS : false,
  });
  return {
    ...query,
    counts: query.data?.pages[0]?.counts,
    sources: query.data?.pages.flatMap((page) => page.items).filter(({ id }) => !hidden.has(id)),
  };
}

export function useSource(id: string) {
  return useQuery({
    queryKey: ['sources', 'one', id],
    queryFn: ({ signal }) => getSource(id, signal),
    refetchInterval: ({ state }) => (state.data && (isWorking(state.data.state) || state.data.replacing) ? LOOK_MS : false),
  });
}
