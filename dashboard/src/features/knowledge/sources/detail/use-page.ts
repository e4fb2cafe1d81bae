import { useQuery } from '@tanstack/react-query';
import { readAsDataUrl } from '../../../../shared/api/read-as-data-url.ts';
import { getPageLines, getPagePicture, getSourcePage } from '../api.ts';

/** The text of a page never changes within a version; a newer one is another key. */
const STANDS = { staleTime: 5 * 60_000, retry: false } as const;

export function usePageText(id: string, version: number, page: number, ready: boolean) {
  return useQuery({
    queryKey: ['source-page', id, version, page],
    queryFn: ({ signal }) => getSourcePage(id, page, signal),
    enabled: ready,
    ...STANDS,
    staleTime: 15_000,
  });
}

export function usePageLines(id: string, version: number, page: number, hasPicture: boolean) {
  return useQuery({
    queryKey: ['source-lines', id, version, page],
    queryFn: ({ signal }) => getPageLines(id, page, signal),
    enabled: hasPicture,
    ...STANDS,
  });
}

/** The picture of a page as an address that an `<img>` takes; null until it is there. */
export function usePagePicture(id: string, version: number, page: number, hasPicture: boolean): { url: string | null; error: unknown } {
  const { data = null, error } = useQuery({
    queryKey: ['source-picture', id, version, page],
    queryFn: async ({ signal }) => readAsDataUrl(await getPagePicture(id, page, signal)),
    enabled: hasPicture,
    ...STANDS,
  });
  return { url: data, error };
}
