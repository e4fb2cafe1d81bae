import { callApi, type CallOutput } from '../../../shared/api/api-client.ts';

export type ItemsPage = CallOutput<'listItems'>;
export type Item = ItemsPage['items'][number];

export function listItems(cursor: string | null, signal: AbortSignal): Promise<ItemsPage> {
  return callApi('listItems', { query: { limit: 100, ...(cursor ? { cursor } : {}) } }, { signal });
}
