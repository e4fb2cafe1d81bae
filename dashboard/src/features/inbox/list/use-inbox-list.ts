import { useInfiniteQuery, useQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useSession } from '../../access/use-session.ts';
import { type ConversationsPage, listInbox, type ListQuery } from '../api.ts';
import { fits } from './fits.ts';
import { withFreshHead } from './with-fresh-head.ts';

/**
 * A list of the inbox. Its pages are read as somebody scrolls; what happens afterwards costs one reading of the first page, which is
 * what events make stale (`conversations`), and is put into the pages that are there.
 */
export function useInboxList(asked: ListQuery) {
  const client = useQueryClient();
  const { actor } = useSession();
  const listKey = useMemo(() => ['inbox', 'list', asked] as const, [asked]);
  const headOptions = {
    queryKey: ['conversations', 'head', asked] as const,
    queryFn: ({ signal }: { signal: AbortSignal }) => listInbox(asked, null, signal),
  };
  const head = useQuery(headOptions);
  const list = useInfiniteQuery({
    queryKey: listKey,
    queryFn: ({ pageParam, signal }) =>
      pageParam === null ? client.fetchQuery({ ...headOptions, staleTime: 1_000 }) : listInbox(asked, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const { data: fresh } = head;
  useEffect(() => {
    if (!fresh) return;
    client.setQueryData<InfiniteData<ConversationsPage, string | null>>(listKey, (data) => {
      if (!data) return data;
      const pages = withFreshHead(data.pages, fresh);
      return { pages, pageParams: data.pageParams.slice(0, pages.length) };
    });
  }, [client, listKey, fresh]);
  const rows = useMemo(
    () => list.data?.pages.flatMap(({ items }) => items).filter((conversation) => fits(conversation, asked, actor.id)),
    [list.data, asked, actor.id],
  );
  return { ...list, rows };
}
