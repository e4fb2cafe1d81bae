import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { RouteCrash } from './route-crash.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { Shell } from './shell.tsx';

const rootRoute = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage });

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

export interface LiveSearch {
  /** Conversation shown; the newest when absent. */
  conversation?: string;
  /** Turn shown; the newest of the conversation when absent. */
  turn?: string;
}
const liveRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  validateSearch: (search: Record<string, unknown>): LiveSearch => {
    const conversation = text(search['conversation']);
    const turn = text(search['turn']);
    return { ...(conversation ? { conversation } : {}), ...(conversation && turn ? { turn } : {}) };
  },
  component: lazyRouteComponent(() => import('../features/conversations/live-page.tsx'), 'LivePage'),
});

export interface KnowledgeSearch {
  tab?: 'items';
}
const knowledgeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/knowledge',
  validateSearch: (search: Record<string, unknown>): KnowledgeSearch => (search['tab'] === 'items' ? { tab: 'items' } : {}),
  component: lazyRouteComponent(() => import('../features/knowledge/knowledge-page.tsx'), 'KnowledgePage'),
});

export const router = createRouter({
  routeTree: rootRoute.addChildren([liveRoute, knowledgeRoute]),
  defaultPreload: 'intent',
  defaultErrorComponent: RouteCrash,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
