import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/base-routes.ts';
import { withWords } from '../../shared/i18n/activate-locale.ts';
import type { AnalyticsSearch } from './days.ts';

const page = createRoute({
  getParentRoute: () => shellRoute,
  path: '/analytics',
  // Read by the page (`toAnalyticsSearch`): what is said here is in every page's first file.
  validateSearch: (search: Record<string, unknown>) => search as AnalyticsSearch,
  // What the parts of a figure are called is said by the list of the inbox too, and changes as home says them.
  component: lazyRouteComponent(
    () => withWords('home', withWords('inbox-list', withWords('analytics', import('./analytics-page.tsx')))),
    'AnalyticsPage',
  ),
});
export const analyticsPages = [page] as const;
