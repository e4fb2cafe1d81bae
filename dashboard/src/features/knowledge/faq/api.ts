import { callApi, type CallInput, type CallOutput } from '../../../shared/api/api-client.ts';

export type Faq = CallOutput<'listFaq'>['items'][number];
export type FaqInput = CallInput<'addFaq'>['body'];

export const listFaq = (text: string, cursor: string | undefined, signal: AbortSignal) =>
  callApi('listFaq', { query: { limit: 50, ...(text ? { text } : {}), ...(cursor ? { cursor } : {}) } }, { signal });
export const addFaq = (entry: FaqInput) => callApi('addFaq', { body: entry });
export const editFaq = (id: string, entry: Partial<FaqInput>) => callApi('editFaq', { params: { id }, body: entry });
export const removeFaq = (id: string, keepalive = false) => callApi('removeFaq', { params: { id } }, { keepalive });
