import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { countFacts, type FactsAsked, listFacts } from './api.ts';

/** Rows of a kind, page by page, in the order of their documents. While something else is asked, the rows of before stay. */
export function useFacts(asked: FactsAsked) {
  const query = useInfiniteQuery({
    queryKey: ['facts', 'list', asked],
    queryFn: ({ pageParam, signal }) => listFacts(asked, pageParam ?? undefined, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    // Rows of another kind have other columns.
    placeholderData: (rows, before) => ((before?.queryKey[2] as FactsAsked | undefined)?.kind === asked.kind ? rows : undefined),
  });
  return { ...query, facts: query.data?.pages.flatMap((page) => page.items) };
}

export function useFactCounts() {
  return useQuery({ queryKey: ['facts', 'counts'], queryFn: ({ signal }) => countFacts(signal) });
}
