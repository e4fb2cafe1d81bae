import { useInfiniteQuery } from '@tanstack/react-query';
import { listMessages } from './api.ts';

/** Messages of a conversation, oldest first; the next page is the one before in time. */
export function useMessages(conversationId: string) {
  return useInfiniteQuery({
    queryKey: ['messages', conversationId],
    queryFn: ({ pageParam, signal }) => listMessages(conversationId, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    select: (data) => data.pages.toReversed().flatMap((page) => page.items),
  });
}
