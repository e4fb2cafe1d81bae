import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { readMediaFile } from './api.ts';

/**
 * An address of a stored file for `<img>`, `<audio>` and `<video>`, which cannot carry the access token themselves. Read once `wanted`, kept while
 * something shows it and a while longer.
 */
export function useMediaFile(
  id: string,
  wanted: boolean,
): { url: string | null; isPending: boolean; error: Error | null; again: () => void } {
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['media-file', id],
    queryFn: ({ signal }) => readMediaFile(id, signal),
    enabled: wanted,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 300_000,
  });
  const blob = data?.blob;
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!blob) return;
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return { url: blob ? url : null, isPending: isFetching, error: data ? null : error, again: () => void refetch() };
}
