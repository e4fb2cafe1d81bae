import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute, text } from '../../app/base-routes.ts';
import { withWords } from '../../shared/i18n/activate-locale.ts';

export interface ReturnSearch {
  state?: string;
  code?: string;
  error?: string;
}

const channelsPage = createRoute({
  getParentRoute: () => shellRoute,
  path: '/channels',
  component: lazyRouteComponent(() => withWords('settings', withWords('channels', import('./channels-page.tsx'))), 'ChannelsPage'),
});
const setupPage = createRoute({
  getParentRoute: () => shellRoute,
  path: '/channels/setups/$setupId',
  component: lazyRouteComponent(() => withWords('settings', withWords('channels', import('./setup-page.tsx'))), 'SetupPage'),
});
const webchatPage = createRoute({
  getParentRoute: () => shellRoute,
  path: '/channels/webchat/$accountId',
  component: lazyRouteComponent(() => withWords('settings', withWords('channels', import('./webchat-page.tsx'))), 'WebchatPage'),
});
/** Where a provider's sign-in sends people back to. */
const returnPage = createRoute({
  getParentRoute: () => shellRoute,
  path: '/channels/return',
  validateSearch: (search: Record<string, unknown>): ReturnSearch => {
    const of = (name: string): string | undefined => {
      const value = search[name];
      return typeof value === 'number' ? String(value) : text(value);
    };
    const [state, code, error] = [of('state'), of('code'), of('error')];
    return { ...(state ? { state } : {}), ...(code ? { code } : {}), ...(error ? { error } : {}) };
  },
  component: lazyRouteComponent(() => withWords('settings', withWords('channels', import('./return-page.tsx'))), 'ReturnPage'),
});

export const channelPages = [channelsPage, setupPage, webchatPage, returnPage] as const;
