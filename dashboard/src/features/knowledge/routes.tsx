import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { shellRoute, text } from '../../app/base-routes.ts';
import { withWords } from '../../shared/i18n/activate-locale.ts';
import { readFactsSearch } from './facts/asked.ts';

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
    // oxlint-disable-next-line typescript/only-throw-error -- how the router is told to go elsewhere
    throw redirect({ to: search.tab === 'items' ? '/knowledge/facts' : '/knowledge/sources', replace: true });
  },
});

const SORTS = ['newest', 'oldest', 'name', 'largest'] as const;
const SHOWS = ['all', 'working', 'live', 'failed', 'warned'] as const;
export interface SourcesSearch {
  q?: string;
  sort?: (typeof SORTS)[number];
  show?: (typeof SHOWS)[number];
}
const sourcesPage = createRoute({
  getParentRoute,
  path: '/sources',
  validateSearch: (search: Record<string, unknown>): SourcesSearch => {
    const q = text(search['q']);
    const sort = SORTS.find((one) => one === search['sort']);
    const show = SHOWS.find((one) => one === search['show']);
    return { ...(q ? { q } : {}), ...(sort && sort !== 'newest' ? { sort } : {}), ...(show && show !== 'all' ? { show } : {}) };
  },
  component: lazyRouteComponent(() => withWords('knowledge', import('./sources/sources-page.tsx')), 'SourcesPage'),
});

export interface SourceSearch {
  page?: number;
  /** A fact or passage to be lit. */
  lit?: string;
}
/** One document needs the whole place: it has no tabs above it. */
const sourcePage = createRoute({
  getParentRoute: () => shellRoute,
  path: '/knowledge/sources/$sourceId',
  validateSearch: (search: Record<string, unknown>): SourceSearch => {
    const page = Number(search['page']);
    const lit = text(search['lit']);
    return { ...(Number.isInteger(page) && page > 1 ? { page } : {}), ...(lit ? { lit } : {}) };
  },
  component: lazyRouteComponent(
    () => withWords('knowledge', withWords('document', import('./sources/detail/source-page.tsx'))),
    'SourcePage',
  ),
});
const factsPage = createRoute({
  getParentRoute,
  path: '/facts',
  validateSearch: readFactsSearch,
  component: lazyRouteComponent(() => withWords('facts', import('./facts/facts-page.tsx')), 'FactsPage'),
});
const faqPage = createRoute({
  getParentRoute,
  path: '/faq',
  validateSearch: (search: Record<string, unknown>): { q?: string } => {
    const q = text(search['q']);
    return q ? { q } : {};
  },
  component: lazyRouteComponent(() => withWords('facts', import('./faq/faq-page.tsx')), 'FaqPage'),
});
const gapsPage = createRoute({
  getParentRoute,
  path: '/gaps',
  component: lazyRouteComponent(() => withWords('facts', import('./gaps/gaps-page.tsx')), 'GapsPage'),
});
export interface AskSearch {
  /** What the field begins with. */
  q?: string;
  /** Only this document is asked. */
  source?: string;
}
const askPage = createRoute({
  getParentRoute,
  path: '/ask',
  validateSearch: (search: Record<string, unknown>): AskSearch => {
    const q = text(search['q']);
    const source = text(search['source']);
    return { ...(q ? { q } : {}), ...(source ? { source } : {}) };
  },
  component: lazyRouteComponent(() => withWords('facts', import('./ask/ask-page.tsx')), 'AskPage'),
});

/** Everything under `/knowledge`. The words of sources come with the frame, those of the other parts with each of them. */
export const knowledgePages = [
  knowledgeRoute.addChildren([firstPart, sourcesPage, factsPage, faqPage, gapsPage, askPage]),
  sourcePage,
] as const;
