import { useQuery } from '@tanstack/react-query';
import { getSettings } from '../api.ts';

export function useSettings() {
  return useQuery({ queryKey: ['settings'], queryFn: ({ signal }) => getSettings(signal) });
}
