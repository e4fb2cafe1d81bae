import { useInfiniteQuery } from '@tanstack/react-query';
import { listTurns } from './api.ts';

/** Turns of a conversation with their traces, newest first. */
export function useTurns(conversationId: string) {
  return useInfiniteQuery({
    queryKey: ['turns', conversationId],
    queryFn: ({ pageParam, signal }) => listTurns(conversationId, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    select: (data) => data.pages.flatMap((page) => page.items),
    // A running turn ends with an event; asking as well covers a lost one.
    refetchInterval: (query) => (query.state.data?.pages[0]?.items[0]?.state === 'running' ? 1_500 : false),
  });
}
