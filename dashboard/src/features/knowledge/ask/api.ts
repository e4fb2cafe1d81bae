import { callApi, type CallInput, type CallOutput } from '../../../shared/api/api-client.ts';

export type Question = CallInput<'askKnowledge'>['body'];
export type Answer = CallOutput<'askKnowledge'>;
export type SourceAnswer = CallOutput<'askSource'>;

export const askKnowledge = (question: Question, signal?: AbortSignal) =>
  callApi('askKnowledge', { body: question }, signal ? { signal } : {});
export const askSource = (id: string, q: string) => callApi('askSource', { params: { id }, query: { q } });
export const listSources = (signal: AbortSignal) => callApi('listSources', { query: { limit: 100 } }, { signal });
