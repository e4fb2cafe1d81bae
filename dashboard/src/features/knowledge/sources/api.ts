import { callApi, type CallOutput } from '../../../shared/api/api-client.ts';

export type SourceList = CallOutput<'listSources'>;
export type Source = SourceList['items'][number];

export function listSources(cursor: string | null, signal: AbortSignal): Promise<SourceList> {
  return callApi('listSources', { query: { limit: 50, ...(cursor ? { cursor } : {}) } }, { signal });
}

export function retrySource(id: string): Promise<Source> {
  return callApi('retrySource', { params: { id } });
}

/** `keepalive` lets the request outlive the page. */
export function removeSource(id: string, keepalive: boolean): Promise<{ removed: true }> {
  return callApi('removeSource', { params: { id } }, { keepalive });
}
