import { useQuery } from '@tanstack/react-query';
import { getTenant } from './api.ts';

export function useTenant() {
  return useQuery({ queryKey: ['tenant'], queryFn: ({ signal }) => getTenant(signal) });
}
