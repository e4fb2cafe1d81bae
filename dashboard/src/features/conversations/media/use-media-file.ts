import { type QueryClient, useQuery } from '@tanstack/react-query';
import { readMediaFile } from './api.ts';

const KEY = 'media-file';
const watched = new WeakSet<QueryClient>();

/**
 * An address of a stored file for `<img>`, `<audio>` and `<video>`, which cannot carry the access token themselves. Read once `wanted`, kept while
 * something shows it and a while longer.
 */
export function useMediaFile(
  id: string,
  wanted: boolean,
): { url: string | null; isPending: boolean; error: Error | null; again: () => void } {
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: [KEY, id],
    queryFn: async ({ signal, client }) => {
      revokeWithCache(client);
      return URL.createObjectURL((await readMediaFile(id, signal)).blob);
    },
    enabled: wanted,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 300_000,
  });
  return { url: data ?? null, isPending: isFetching, error: data ? null : error, again: () => void refetch() };
}

/** What the cache lets go, when nobody shows it any more or somebody else signs in, the browser lets go too. */
function revokeWithCache(client: QueryClient): void {
  if (watched.has(client)) return;
  watched.add(client);
  client.getQueryCache().subscribe(({ type, query }) => {
    const [kind] = query.queryKey as readonly unknown[];
    const url: unknown = query.state.data;
    if (type === 'removed' && kind === KEY && typeof url === 'string') URL.revokeObjectURL(url);
  });
}
