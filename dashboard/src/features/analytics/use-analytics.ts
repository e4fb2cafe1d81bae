import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getActivity, getCosts, getReport, listTopicSamples } from './api.ts';
import type { Days } from './days.ts';

/** A look at weeks is not repeated for each message: it is brought up to date when the reader comes back to it. */
const look = { staleTime: 60_000, placeholderData: keepPreviousData } as const;

export const useReport = (days: Days) =>
  useQuery({ queryKey: ['analytics', 'report', days], queryFn: ({ signal }) => getReport(days, signal), ...look });
export const useActivity = (days: Days) =>
  useQuery({ queryKey: ['analytics', 'activity', days], queryFn: ({ signal }) => getActivity(days, signal), ...look });
export const useCosts = (days: Days) =>
  useQuery({ queryKey: ['analytics', 'costs', days], queryFn: ({ signal }) => getCosts(days, signal), ...look });
export const useTopicSamples = (topic: string, days: Days) =>
  useQuery({
    queryKey: ['analytics', 'samples', topic, days],
    queryFn: ({ signal }) => listTopicSamples(topic, days, signal),
    staleTime: look.staleTime,
  });
