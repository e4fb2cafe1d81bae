import { QueryClient } from '@tanstack/react-query';
import { onOtherEpoch } from '../features/access/session/browser-session.ts';
import { ApiError } from '../shared/api/api-error.ts';

/** Server state lives here only. Answers that will not change by asking again (4xx) are not retried. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (failures, error) => failures < 1 && !(error instanceof ApiError && error.status < 500),
      retryDelay: 600,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});

// What was read in the name of one person in one tenant is gone before the next one sees a page.
onOtherEpoch(() => queryClient.clear());
