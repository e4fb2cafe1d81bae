import { callApi, type CallOutput } from '../../shared/api/api-client.ts';
import type { Days } from './days.ts';

export type ReportView = CallOutput<'getReport'>;
export type Report = ReportView['now'];
export type ActivityView = CallOutput<'getActivity'>;
export type Activity = ActivityView['now'];
export type CostsView = CallOutput<'getCosts'>;
export type Sample = CallOutput<'listTopicSamples'>['items'][number];
/** From when until when something was counted. */
export interface Span {
  from: string;
  to: string;
}

export const getReport = (query: Days, signal: AbortSignal): Promise<ReportView> => callApi('getReport', { query }, { signal });
export const getActivity = (query: Days, signal: AbortSignal): Promise<ActivityView> => callApi('getActivity', { query }, { signal });
export const getCosts = (query: Days, signal: AbortSignal): Promise<CostsView> => callApi('getCosts', { query }, { signal });
export const listTopicSamples = (topic: string, query: Days, signal: AbortSignal): Promise<CallOutput<'listTopicSamples'>> =>
  callApi('listTopicSamples', { params: { topic }, query }, { signal });
