import { queryOptions, useQuery } from '@tanstack/react-query';
import { listRoles } from './api.ts';

export const rolesQuery = queryOptions({ queryKey: ['roles'], queryFn: ({ signal }) => listRoles(signal) });

export function useRoles(enabled = true) {
  return useQuery({ ...rolesQuery, enabled });
}
