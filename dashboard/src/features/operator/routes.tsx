import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute, text } from '../../app/base-routes.ts';
import { withWords } from '../../shared/i18n/activate-locale.ts';

/** The platform's own area. It stands beside the shell, which is for people inside a tenant. */
export const operatorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/operator',
  component: lazyRouteComponent(() => withWords('settings', withWords('platform', import('./operator-layout.tsx'))), 'OperatorLayout'),
});

export interface OperatorSearch {
  q?: string;
}
const tenantsPage = createRoute({
  getParentRoute: () => operatorRoute,
  path: '/',
  validateSearch: (search: Record<string, unknown>): OperatorSearch => {
    const q = text(search['q']);
    return q ? { q } : {};
  },
  component: lazyRouteComponent(() => import('./tenants-page.tsx'), 'TenantsPage'),
});
const tenantPage = createRoute({
  getParentRoute: () => operatorRoute,
  path: '/tenants/$tenantId',
  component: lazyRouteComponent(() => withWords('usage', import('./tenant-page.tsx')), 'TenantPage'),
});
const operatorLossesPage = createRoute({
  getParentRoute: () => operatorRoute,
  path: '/losses',
  component: lazyRouteComponent(() => withWords('losses', import('./losses-page.tsx')), 'OperatorLossesPage'),
});
const operatorAuditPage = createRoute({
  getParentRoute: () => operatorRoute,
  path: '/audit',
  component: lazyRouteComponent(() => withWords('audit', import('./operator-audit-page.tsx')), 'OperatorAuditPage'),
});

export const operatorPages = [tenantsPage, tenantPage, operatorLossesPage, operatorAuditPage] as const;
