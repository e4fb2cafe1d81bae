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

/** One conversation; shown at once from whichever list holds it. */
export function useConversation(id: string | null) {
  const queryClient = useQueryClient();
  return useQuery({
    queryKey: conversationKey(id ?? ''),
    queryFn: ({ signal }) => getConversation(id ?? '', signal),
    enabled: id !== null,
    placeholderData: () =>
      CACHES.flatMap((queryKey) => queryClient.getQueriesData({ queryKey }))
        .flatMap(([, data]) => rowsOf(data))
        .find((row) => row.id === id),
  });
}

/** Every list and entry that holds conversations lies under one of these. */
const CACHES = [['conversations'], ['inbox', 'list']] as const;

type Listed = ConversationsPage | InfiniteData<ConversationsPage> | Conversation;
const isListed = (data: unknown): data is Listed =>
  typeof data === 'object' && data !== null && ('pages' in data || 'items' in data || 'pen' in data);

function rowsOf(data: unknown): Conversation[] {
  if (!isListed(data)) return [];
  if ('pages' in data) return data.pages.flatMap(({ items }) => items);
  return 'items' in data ? data.items : [data];
}

/** Puts one changed conversation into every list and its own entry, without moving it. */
export function replaceConversation(
  queryClient: ReturnType<typeof useQueryClient>,
  id: string,
  change: (before: Conversation) => Conversation,
): void {
  const inPage = (page: ConversationsPage): ConversationsPage => ({
    ...page,
    items: page.items.map((item) => (item.id === id ? change(item) : item)),
  });
  for (const queryKey of CACHES) {
    queryClient.setQueriesData({ queryKey }, (data: unknown) => {
      if (!isListed(data) || !rowsOf(data).some((row) => row.id === id)) return data;
      if ('pages' in data) return { ...data, pages: data.pages.map(inPage) };
      return 'items' in data ? inPage(data) : change(data);
    });
  }
}
