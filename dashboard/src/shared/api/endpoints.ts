import type { Method, RouteId } from '@wafaa/contracts';

/**
 * Method and path of each route, without the schemas: importing `routes` itself would bring zod into the page.
 * `endpoints.test.ts` holds this equal to the contract.
 */
export const endpoints = {
  getSession: { method: 'GET', path: '/api/v1/session' },
  listConversations: { method: 'GET', path: '/api/v1/conversations' },
  getConversation: { method: 'GET', path: '/api/v1/conversations/:id' },
  listMessages: { method: 'GET', path: '/api/v1/conversations/:id/messages' },
  listTurns: { method: 'GET', path: '/api/v1/conversations/:id/turns' },
  movePen: { method: 'POST', path: '/api/v1/conversations/:id/pen' },
  listSources: { method: 'GET', path: '/api/v1/sources' },
  addSource: { method: 'POST', path: '/api/v1/sources' },
  retrySource: { method: 'POST', path: '/api/v1/sources/:id/retry' },
  removeSource: { method: 'DELETE', path: '/api/v1/sources/:id' },
  listItems: { method: 'GET', path: '/api/v1/items' },
  listEvents: { method: 'GET', path: '/api/v1/events' },
} as const satisfies Record<RouteId, { method: Method; path: `/api/v1/${string}` }>;
