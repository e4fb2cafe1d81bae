import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { settingsRoute, shellRoute } from '../../app/base-routes.ts';
import { withWords } from '../../shared/i18n/activate-locale.ts';
import { type InboxSearch, toInboxSearch } from './search.ts';

const inboxPage = createRoute({
  getParentRoute: () => shellRoute,
  path: '/inbox',
  validateSearch: (search: Record<string, unknown>): InboxSearch => toInboxSearch(search),
  // The rows, the thread and the trace bring the words of the conversations; the forms have those of the settings.
  component: lazyRouteComponent(() => withWords('settings', withWords('inbox', import('./inbox-page.tsx'))), 'InboxPage'),
});
export const inboxPages = [inboxPage] as const;

const labelsPage = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/labels',
  component: lazyRouteComponent(() => withWords('inbox', import('./settings/labels-page.tsx')), 'LabelsPage'),
});
const cannedPage = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/ready-answers',
  component: lazyRouteComponent(() => withWords('inbox', import('./settings/canned-page.tsx')), 'CannedPage'),
});
export const inboxSettingsPages = [labelsPage, cannedPage] as const;
