import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute, text } from '../../app/base-routes.ts';
import { withWords } from '../../shared/i18n/activate-locale.ts';

export interface CustomersSearch {
  q?: string;
}
const customersPage = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers',
  validateSearch: (search: Record<string, unknown>): CustomersSearch => {
    const q = text(search['q']);
    return q ? { q } : {};
  },
  component: lazyRouteComponent(() => withWords('settings', withWords('customers', import('./customers-page.tsx'))), 'CustomersPage'),
});
const customerPage = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers/$contactId',
  component: lazyRouteComponent(() => withWords('settings', withWords('customers', import('./customer-page.tsx'))), 'CustomerPage'),
});

export const contactPages = [customersPage, customerPage] as const;
