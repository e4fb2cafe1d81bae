import { useInfiniteQuery } from '@tanstack/react-query';
import { listTemplates, templatesKey } from './api.ts';

/** Templates that may be sent in a conversation. They change seldom, and a review that is told makes the page look again. */
export function useTemplates(conversationId: string, q: string) {
  return useInfiniteQuery({
    queryKey: [...templatesKey(conversationId), q],
    queryFn: ({ pageParam, signal }) => listTemplates(conversationId, q, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 60_000,
    // The list of the search before stands until the next one is there.
    placeholderData: (before) => before,
    retry: false,
  });
}
