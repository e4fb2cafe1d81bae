import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/base-routes.ts';
import { withWords } from '../../shared/i18n/activate-locale.ts';

export interface HomeSearch {
  /** How many days are looked at; a week when absent. */
  days?: 28;
}

const startPage = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  validateSearch: (search: Record<string, unknown>): HomeSearch => (search['days'] === 28 ? { days: 28 } : {}),
  // The feed shows who holds the pen, in the words of the conversations.
  component: lazyRouteComponent(() => withWords('work', withWords('home', import('./home-page.tsx'))), 'HomePage'),
});
export const homePages = [startPage] as const;
