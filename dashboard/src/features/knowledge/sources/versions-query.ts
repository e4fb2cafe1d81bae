import { queryOptions } from '@tanstack/react-query';
import { listVersions } from './api.ts';

export const versionsQuery = (id: string) =>
  queryOptions({ queryKey: ['sources', 'versions', id], queryFn: ({ signal }) => listVersions(id, signal) });
