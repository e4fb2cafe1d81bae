import { useInfiniteQuery, useQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { type Conversation, type ConversationsPage, getConversation, listConversations } from './api.ts';

export const conversationsKey = ['conversations', 'list'] as const;
export const conversationKey = (id: string) => ['conversations', 'one', id] as const;

/** Conversations, newest activity first, page by page. */
export function useConversations() {
  return useInfiniteQuery({
    queryKey: conversationsKey,
    queryFn: ({ pageParam, signal }) => listConversations(pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    select: (data) => data.pages.flatMap((page) => page.items),
  });
}

/** One conversation; shown at once from the list when it is there. */
export function useConversation(id: string | null) {
  const queryClient = useQueryClient();
  return useQuery({
    queryKey: conversationKey(id ?? ''),
    queryFn: ({ signal }) => getConversation(id ?? '', signal),
    enabled: id !== null,
    placeholderData: () =>
      queryClient
        .getQueryData<InfiniteData<ConversationsPage>>(conversationsKey)
        ?.pages.flatMap((page) => page.items)
        .find((conversation) => conversation.id === id),
  });
}

/** Puts one changed conversation into the list and its own entry, without moving it. */
export function replaceConversation(
  queryClient: ReturnType<typeof useQueryClient>,
  id: string,
  change: (before: Conversation) => Conversation,
): void {
  queryClient.setQueryData<InfiniteData<ConversationsPage>>(
    conversationsKey,
    (data) =>
      data && {
        ...data,
        pages: data.pages.map((page) => ({ ...page, items: page.items.map((item) => (item.id === id ? change(item) : item)) })),
      },
  );
  queryClient.setQueryData<Conversation>(conversationKey(id), (before) => before && change(before));
}
