import { callApi, type CallOutput } from '../../shared/api/api-client.ts';

export type SourcesPage = CallOutput<'listSources'>;
export type Source = SourcesPage['items'][number];
export type ItemsPage = CallOutput<'listItems'>;
export type Item = ItemsPage['items'][number];

export function listSources(cursor: string | null, signal: AbortSignal): Promise<SourcesPage> {
  return callApi('listSources', { query: { limit: 50, ...(cursor ? { cursor } : {}) } }, { signal });
}

export function listItems(cursor: string | null, signal: AbortSignal): Promise<ItemsPage> {
  return callApi('listItems', { query: { limit: 100, ...(cursor ? { cursor } : {}) } }, { signal });
}

export function retrySource(id: string): Promise<Source> {
  return callApi('retrySource', { params: { id } });
}

/** `keepalive` lets the request outlive the page. */
export function removeSource(id: string, keepalive: boolean): Promise<{ removed: true }> {
  return callApi('removeSource', { params: { id } }, { keepalive });
}
