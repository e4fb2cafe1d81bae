import type { RouteId } from '@wafaa/contracts';
import { endpoints } from './endpoints.ts';

/** Where a route is called. In what is built each call brings its own (`build/inline-endpoints.ts`), so that no page carries the table of all. */
export function endpointOf(id: RouteId): { method: string; path: string } {
  if (!import.meta.env.PROD) return endpoints[id];
  const [method = '', path = ''] = id.split(' ');
  return { method, path };
}
