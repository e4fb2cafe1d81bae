import { useInfiniteQuery } from '@tanstack/react-query';
import { listItems } from './api.ts';

/** Menu and catalogue rows, page by page. */
export function useItems() {
  const query = useInfiniteQuery({
    queryKey: ['items'],
    queryFn: ({ pageParam, signal }) => listItems(pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  return { ...query, items: query.data?.pages.flatMap((page) => page.items) };
}
