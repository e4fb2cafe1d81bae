import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { shellRoute, text } from '../../app/base-routes.ts';
import { withWords } from '../../shared/i18n/activate-locale.ts';

const knowledgeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/knowledge',
  component: lazyRouteComponent(() => withWords('knowledge', import('./knowledge-page.tsx')), 'KnowledgePage'),
});
const getParentRoute = () => knowledgeRoute;

/** `/knowledge` opens its first part; `?tab=items` is how earlier links named the facts. */
const firstPart = createRoute({
  getParentRoute,
  path: '/',
  validateSearch: (search: Record<string, unknown>): { tab?: 'items' } => (search['tab'] === 'items' ? { tab: 'items' } : {}),
  beforeLoad: ({ search }) => {
    throw redirect({ to: search.tab === 'items' ? '/knowledge/facts' : '/knowledge/sources', replace: true });
  },
});

export interface SourcesSearch {
  q?: string;
}
const sourcesPage = createRoute({
  getParentRoute,
  path: '/sources',
  validateSearch: (search: Record<string, unknown>): SourcesSearch => {
    const q = text(search['q']);
    return q ? { q } : {};
  },
  component: lazyRouteComponent(() => withWords('knowledge', import('./sources/sources-page.tsx')), 'SourcesPage'),
});
const factsPage = createRoute({
  getParentRoute,
  path: '/facts',
  component: lazyRouteComponent(() => withWords('facts', import('./facts/facts-page.tsx')), 'FactsPage'),
});
const faqPage = createRoute({
  getParentRoute,
  path: '/faq',
  component: lazyRouteComponent(() => withWords('facts', import('./faq/faq-page.tsx')), 'FaqPage'),
});
const gapsPage = createRoute({
  getParentRoute,
  path: '/gaps',
  component: lazyRouteComponent(() => withWords('facts', import('./gaps/gaps-page.tsx')), 'GapsPage'),
});
const askPage = createRoute({
  getParentRoute,
  path: '/ask',
  component: lazyRouteComponent(() => withWords('facts', import('./ask/ask-page.tsx')), 'AskPage'),
});

/** Everything under `/knowledge`. The words of sources come with the frame, those of the other parts with each of them. */
export const knowledgePages = [knowledgeRoute.addChildren([firstPart, sourcesPage, factsPage, faqPage, gapsPage, askPage])] as const;
