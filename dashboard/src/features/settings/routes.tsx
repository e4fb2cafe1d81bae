import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { settingsRoute, text } from '../../app/base-routes.ts';
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
  component: lazyRouteComponent(() => import('./workspace/workspace-page.tsx'), 'WorkspacePage'),
});
const branchesPage = createRoute({
  getParentRoute,
  path: '/branches',
  component: lazyRouteComponent(() => import('./branches/branches-page.tsx'), 'BranchesPage'),
});
const botPage = createRoute({
  getParentRoute,
  path: '/bot',
  component: lazyRouteComponent(() => import('./bot/bot-page.tsx'), 'BotPage'),
});
const botVersionsPage = createRoute({
  getParentRoute,
  path: '/bot/versions',
  component: lazyRouteComponent(() => import('./bot/versions-page.tsx'), 'VersionsPage'),
});
const usagePage = createRoute({
  getParentRoute,
  path: '/usage',
  component: lazyRouteComponent(() => import('./usage/usage-page.tsx'), 'UsagePage'),
});
const dataPage = createRoute({
  getParentRoute,
  path: '/data',
  component: lazyRouteComponent(() => import('./data/data-page.tsx'), 'DataPage'),
});

export interface TeamSearch {
  tab?: 'invitations';
}
const teamPage = createRoute({
  getParentRoute,
  path: '/team',
  validateSearch: (search: Record<string, unknown>): TeamSearch => (search['tab'] === 'invitations' ? { tab: 'invitations' } : {}),
  component: lazyRouteComponent(() => import('../team/team-page.tsx'), 'TeamPage'),
});
const rolesPage = createRoute({
  getParentRoute,
  path: '/roles',
  component: lazyRouteComponent(() => import('../team/roles/roles-page.tsx'), 'RolesPage'),
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
  component: lazyRouteComponent(() => import('../team/roles/role-page.tsx'), 'RolePage'),
});
const apiKeysPage = createRoute({
  getParentRoute,
  path: '/api-keys',
  component: lazyRouteComponent(() => import('../team/api-keys/api-keys-page.tsx'), 'ApiKeysPage'),
});
const auditPage = createRoute({
  getParentRoute,
  path: '/audit',
  validateSearch: (search: Record<string, unknown>): AuditFilter => toAuditFilter(search),
  component: lazyRouteComponent(() => import('../audit/audit-page.tsx'), 'AuditPage'),
});

/** Every page under `/settings`. Their words come with the layout, their code page by page. */
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
