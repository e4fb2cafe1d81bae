import { useQuery } from '@tanstack/react-query';
import { listRoles } from './api.ts';

export function useRoles() {
  return useQuery({ queryKey: ['roles'], queryFn: ({ signal }) => listRoles(signal) });
}
