import type { lossRoutes } from '@wafaa/contracts';
import { countLosses, letGoLosses, listLosses, retryLosses, takeUpLosses } from '../../modules/losses/index.ts';
import type { TenantDb } from '../../platform/db/index.ts';
import type { TenantId } from '../../platform/ids.ts';
import type { DeadJob } from '../../platform/jobs/jobs.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../http/register-routes.ts';

const MOST_JOBS = 200;

export function lossHandlers(app: AppContext): Pick<Handlers, keyof typeof lossRoutes> {
  const { database, jobs } = app;
  /** Jobs stand on a connection of their own, so they are asked for before. */
  const within = async <T>(tenantId: TenantId, look: (db: TenantDb, dead: DeadJob[]) => Promise<T>): Promise<T> => {
    const dead = await jobs.listDead(tenantId, MOST_JOBS);
    return database.withTenant(tenantId, (db) => look(db, dead));
  };
  const tell = (tenantId: TenantId): void => {
    app.bus.publish('changed', tenantId);
    app.bus.publish('lanes', '');
  };
  return {
    listLosses: ({ tenantId }, { query }) => within(tenantId, (db, dead) => listLosses(db, dead, query)),
    countLosses: ({ tenantId }) => within(tenantId, countLosses),
    retryLosses: async ({ tenantId, actor, audit }, { body }) => {
      const { jobs: wanted, ...outcome } = await within(tenantId, (db, dead) => retryLosses(db, dead, { ...body, actor }, audit));
      if (wanted.length > 0) await jobs.retryDead(tenantId, wanted);
      tell(tenantId);
      return outcome;
    },
    letGoLosses: async ({ tenantId, actor, audit }, { body }) => {
      const outcome = await within(tenantId, (db, dead) => letGoLosses(db, dead, { ...body, actor }, audit));
      tell(tenantId);
      return outcome;
    },
    takeUpLosses: async ({ tenantId, audit }, { body }) => {
      const done = await within(tenantId, (db, dead) => takeUpLosses(db, dead, body.ids, audit));
      tell(tenantId);
      return { done };
    },
  };
}
