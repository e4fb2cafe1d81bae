import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getSession, type Session } from './api.ts';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => getSession(signal),
  staleTime: 60_000,
});

export function useSessionQuery() {
  return useQuery(sessionQuery);
}

/** The session, on pages that the shell shows only once there is one. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}
