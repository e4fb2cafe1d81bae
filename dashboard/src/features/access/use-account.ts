import { queryOptions, useQuery } from '@tanstack/react-query';
import { getAccount } from './api.ts';

export const accountQuery = queryOptions({
  queryKey: ['account'],
  queryFn: ({ signal }) => getAccount(signal),
  staleTime: 60_000,
});

/** The signed-in person with all their memberships. */
export function useAccount() {
  return useQuery(accountQuery);
}
