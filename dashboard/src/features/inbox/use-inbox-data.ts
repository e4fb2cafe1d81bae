import { useQuery } from '@tanstack/react-query';
import { countLosses, lossesKey } from '../losses/api.ts';
import { useMay } from '../access/use-may.ts';
import { countInbox, listCannedReplies, listColleagues, listLabels, listSavedViews, readContact } from './api.ts';

/** Under `conversations`, so that a deed counts anew at once; what happens by itself does so every few seconds (`realtime/use-live.ts`). */
export const countsKey = ['conversations', 'counts'] as const;
export const labelsKey = ['labels'] as const;
export const cannedKey = ['canned-replies'] as const;
export const viewsKey = ['saved-views'] as const;

export const useCounts = () => useQuery({ queryKey: countsKey, queryFn: ({ signal }) => countInbox(signal) });
/** What could not be delivered or handled. */
export const useLossCount = () =>
  useQuery({ queryKey: [...lossesKey, 'count'], queryFn: ({ signal }) => countLosses(signal), select: ({ total }) => total });
export const useLabels = () =>
  useQuery({ queryKey: labelsKey, queryFn: ({ signal }) => listLabels(signal), select: ({ items }) => items, staleTime: 300_000 });
export const useCannedReplies = (enabled = true) =>
  useQuery({
    queryKey: cannedKey,
    queryFn: ({ signal }) => listCannedReplies(signal),
    select: ({ items }) => items,
    staleTime: 300_000,
    enabled,
  });
export const useSavedViews = () =>
  useQuery({ queryKey: viewsKey, queryFn: ({ signal }) => listSavedViews(signal), select: ({ items }) => items, staleTime: 300_000 });

/** The people whom a conversation can be given to; nobody for roles that do not see the team. */
export function useColleagues(enabled = true) {
  const may = useMay();
  return useQuery({
    queryKey: ['members', 'colleagues'],
    queryFn: ({ signal }) => listColleagues(signal),
    staleTime: 300_000,
    enabled: enabled && may('members.read'),
  });
}

export function useContact(id: string) {
  const may = useMay();
  return useQuery({ queryKey: ['contacts', 'one', id], queryFn: ({ signal }) => readContact(id, signal), enabled: may('contacts.read') });
}
