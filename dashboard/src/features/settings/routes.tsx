import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { settingsRoute, text } from '../../app/base-routes.ts';
import { withWords } from '../../shared/i18n/activate-locale.ts';
import { type AuditFilter, toAuditFilter } from '../audit/filter.ts';

const getParentRoute = () => settingsRoute;

const homePage = createRoute({
  getParentRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./settings-home.tsx'), 'SettingsHome'),
});
const workspacePage = createRoute({
  getParentRoute,
  path: '/workspace',
  component: lazyRouteComponent(() => withWords('business', import('./workspace/workspace-page.tsx')), 'WorkspacePage'),
});
const branchesPage = createRoute({
  getParentRoute,
  path: '/branches',
  component: lazyRouteComponent(() => withWords('business', import('./branches/branches-page.tsx')), 'BranchesPage'),
});
const botPage = createRoute({
  getParentRoute,
  path: '/bot',
  component: lazyRouteComponent(() => withWords('bot', import('./bot/bot-page.tsx')), 'BotPage'),
});
const botVersionsPage = createRoute({
  getParentRoute,
  path: '/bot/versions',
  component: lazyRouteComponent(() => withWords('bot', import('./bot/versions-page.tsx')), 'VersionsPage'),
});
const usagePage = createRoute({
  getParentRoute,
  path: '/usage',
  component: lazyRouteComponent(() => withWords('usage', import('./usage/usage-page.tsx')), 'UsagePage'),
});
const dataPage = createRoute({
  getParentRoute,
  path: '/data',
  component: lazyRouteComponent(() => withWords('usage', import('./data/data-page.tsx')), 'DataPage'),
});

export interface TeamSearch {
  tab?: 'invitations';
}
const teamPage = createRoute({
  getParentRoute,
  path: '/team',
  validateSearch: (search: Record<string, unknown>): TeamSearch => (search['tab'] === 'invitations' ? { tab: 'invitations' } : {}),
  component: lazyRouteComponent(() => withWords('people', import('../team/team-page.tsx')), 'TeamPage'),
});
const rolesPage = createRoute({
  getParentRoute,
  path: '/roles',
  component: lazyRouteComponent(() => withWords('people', import('../team/roles/roles-page.tsx')), 'RolesPage'),
});

export interface RoleSearch {
  /** A new role begins with the rights of this one. */
  from?: string;
}
/** `new` in place of an id makes one. */
const rolePage = createRoute({
  getParentRoute,
  path: '/roles/$roleId',
  validateSearch: (search: Record<string, unknown>): RoleSearch => {
    const from = text(search['from']);
    return from ? { from } : {};
  },
  component: lazyRouteComponent(() => withWords('people', import('../team/roles/role-page.tsx')), 'RolePage'),
});
const apiKeysPage = createRoute({
  getParentRoute,
  path: '/api-keys',
  component: lazyRouteComponent(() => withWords('people', import('../team/api-keys/api-keys-page.tsx')), 'ApiKeysPage'),
});
const auditPage = createRoute({
  getParentRoute,
  path: '/audit',
  validateSearch: (search: Record<string, unknown>): AuditFilter => toAuditFilter(search),
  component: lazyRouteComponent(() => withWords('audit', import('../audit/audit-page.tsx')), 'AuditPage'),
});

/** Every page under `/settings`. The words of what they share come with the layout, code and other words page by page. */
export const settingsPages = [
  homePage,
  workspacePage,
  branchesPage,
  botPage,
  botVersionsPage,
  usagePage,
  dataPage,
  teamPage,
  rolesPage,
  rolePage,
  apiKeysPage,
  auditPage,
] as const;
