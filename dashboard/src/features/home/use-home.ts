import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMay } from '../access/use-may.ts';
import { type Days, getHome, listNewest, listNewestGaps } from './api.ts';

/** Whoever does not hear of events looks again after this long. */
const LOOK_AGAIN_MS = 60_000;

/** Events make it stale (`realtime/stale-keys.ts`), at most every few seconds. */
export function useHome(days: Days) {
  const hears = useMay()('conversations.read');
  return useQuery({
    queryKey: ['home', days],
    queryFn: ({ signal }) => getHome(days, signal),
    placeholderData: keepPreviousData,
    ...(hears ? {} : { refetchInterval: LOOK_AGAIN_MS }),
  });
}

/** Under `conversations`, so that every event brings it up to date. */
export function useFeed() {
  return useQuery({
    queryKey: ['conversations', 'feed'],
    queryFn: ({ signal }) => listNewest(signal),
    select: ({ items }) => items,
    enabled: useMay()('conversations.read'),
  });
}

/** Questions without an answer; under `gaps`, which a turn that hands over makes stale. */
export function useNewestGaps() {
  return useQuery({
    queryKey: ['gaps', 'newest'],
    queryFn: ({ signal }) => listNewestGaps(signal),
    select: ({ items, nextCursor }) => ({ items, more: nextCursor !== null }),
    staleTime: LOOK_AGAIN_MS,
    enabled: useMay()('knowledge.read'),
  });
}
