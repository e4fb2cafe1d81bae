import { keepPreviousData, type QueryKey, useInfiniteQuery } from '@tanstack/react-query';

export interface Page<Row> {
  items: Row[];
  nextCursor: string | null;
}

/** A list that comes page by page. While other words are searched, the rows of before stay. */
export function usePages<Row>(key: QueryKey, read: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<Row>>) {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => read(pageParam ?? undefined, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
  return { ...query, rows: query.data?.pages.flatMap((page) => page.items) };
}

export type Pages<Row> = ReturnType<typeof usePages<Row>>;
