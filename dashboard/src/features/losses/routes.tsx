import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/base-routes.ts';
import { withWords } from '../../shared/i18n/activate-locale.ts';
import type { LossSearch } from './api.ts';
import { toLossSearch } from './search.ts';

const lossesPage = createRoute({
  getParentRoute: () => shellRoute,
  path: '/inbox/not-delivered',
  validateSearch: (search: Record<string, unknown>): LossSearch => toLossSearch(search),
  component: lazyRouteComponent(() => withWords('settings', withWords('losses', import('./losses-page.tsx'))), 'LossesPage'),
});

export const lossPages = [lossesPage] as const;
