import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { settingsRoute } from '../../../app/base-routes.ts';
import { withWords } from '../../../shared/i18n/activate-locale.ts';

const accountPage = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/account',
  component: lazyRouteComponent(() => withWords('account', import('./account-page.tsx')), 'AccountPage'),
});
const securityPage = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/security',
  component: lazyRouteComponent(() => withWords('account', import('./security-page.tsx')), 'SecurityPage'),
});

/** The pages about the reader: whatever their role, they are theirs. */
export const accountPages = [accountPage, securityPage] as const;
