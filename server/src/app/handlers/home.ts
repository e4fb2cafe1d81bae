import type { homeRoutes } from '@wafaa/contracts';
import { readHome } from '../../modules/analytics/index.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../http/register-routes.ts';

export function homeHandlers({ database, clock }: AppContext): Pick<Handlers, keyof typeof homeRoutes> {
  return {
    getHome: ({ tenantId, actor }, { query }) =>
      database.withTenant(tenantId, (db) =>
        readHome(db, { days: query.days === '28' ? 28 : 7, permissions: actor.permissions, now: clock.now() }),
      ),
  };
}
