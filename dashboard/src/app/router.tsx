import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { analyticsPages } from '../features/analytics/routes.tsx';
import { accountPages } from '../features/access/account/routes.tsx';
import { doorPages, doorRoute } from '../features/access/door/routes.tsx';
import { channelPages } from '../features/channels/routes.tsx';
import { contactPages } from '../features/contacts/routes.tsx';
import { homePages } from '../features/home/routes.tsx';
import { inboxPages, inboxSettingsPages } from '../features/inbox/routes.tsx';
import { knowledgePages } from '../features/knowledge/routes.tsx';
import { lossPages } from '../features/losses/routes.tsx';
import { operatorPages, operatorRoute } from '../features/operator/routes.tsx';
import { settingsPages } from '../features/settings/routes.tsx';
import { withWords } from '../shared/i18n/activate-locale.ts';
import { rootRoute, settingsRoute, shellRoute, text } from './base-routes.ts';
import { RouteCrash } from './route-crash.tsx';

export interface LiveSearch {
  /** Conversation shown; the newest when absent. */
  conversation?: string;
  /** Turn shown; the newest of the conversation when absent. */
  turn?: string;
}
const liveRoute = createRoute({
  getParentRoute: () => shellRoute,
  // Not /live: there the socket answers.
  path: '/watch',
  validateSearch: (search: Record<string, unknown>): LiveSearch => {
    const conversation = text(search['conversation']);
    const turn = text(search['turn']);
    return { ...(conversation ? { conversation } : {}), ...(conversation && turn ? { turn } : {}) };
  },
  component: lazyRouteComponent(() => withWords('work', import('../features/conversations/live-page.tsx')), 'LivePage'),
});

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    doorRoute.addChildren(doorPages),
    operatorRoute.addChildren(operatorPages),
    shellRoute.addChildren([
      ...homePages,
      liveRoute,
      ...inboxPages,
      ...lossPages,
      ...knowledgePages,
      ...contactPages,
      ...analyticsPages,
      ...channelPages,
      settingsRoute.addChildren([...settingsPages, ...inboxSettingsPages, ...accountPages]),
    ]),
  ]),
  defaultPreload: 'intent',
  defaultErrorComponent: RouteCrash,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
