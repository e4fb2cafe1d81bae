import { callApi, type CallInput, type CallOutput } from '../../../shared/api/api-client.ts';

export type Gap = CallOutput<'listGaps'>['items'][number];
export type GapAnswer = CallInput<'answerGap'>['body'];

export const listGaps = (cursor: string | undefined, signal: AbortSignal) =>
  callApi('listGaps', { query: { limit: 100, ...(cursor ? { cursor } : {}) } }, { signal });
export const dismissGap = (id: string) => callApi('dismissGap', { params: { id } });
export const answerGap = (id: string, answer: GapAnswer) => callApi('answerGap', { params: { id }, body: answer });
export const settleGap = (id: string, factId: string) => callApi('settleGap', { params: { id }, body: { factId } });
export const reopenGap = (id: string) => callApi('reopenGap', { params: { id } });
