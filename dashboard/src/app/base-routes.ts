import { createRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { NotFoundPage } from './not-found-page.tsx';
import { Root } from './root.tsx';
import { withWords } from '../shared/i18n/activate-locale.ts';

export const rootRoute = createRootRoute({ component: Root, notFoundComponent: NotFoundPage });

/** Everything that needs somebody signed in to a tenant. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  component: lazyRouteComponent(() => import('./shell.tsx'), 'Shell'),
});

/** Parent of every settings page; `features/settings/routes.tsx` registers them. */
export const settingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings',
  component: lazyRouteComponent(() => withWords('settings', import('../features/settings/settings-layout.tsx')), 'SettingsLayout'),
});

/** A search value that is a text, else nothing. */
export const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
