import type { analyticsRoutes } from '@wafaa/contracts';
import { listTopicSamples, readActivity, readCosts, readReport } from '../../modules/analytics/index.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../http/register-routes.ts';

export function analyticsHandlers({ database, clock }: AppContext): Pick<Handlers, keyof typeof analyticsRoutes> {
  return {
    getReport: ({ tenantId }, { query }) => database.withTenant(tenantId, (db) => readReport(db, { ...query, now: clock.now() })),
    getActivity: ({ tenantId }, { query }) => database.withTenant(tenantId, (db) => readActivity(db, { ...query, now: clock.now() })),
    getCosts: ({ tenantId }, { query }) => database.withTenant(tenantId, (db) => readCosts(db, { ...query, now: clock.now() })),
    listTopicSamples: ({ tenantId }, { params, query }) =>
      database.withTenant(tenantId, (db) => listTopicSamples(db, params.topic, { ...query, now: clock.now() })),
  };
}
