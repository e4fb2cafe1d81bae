import type { mediaRoutes } from '@wafaa/contracts';
import { getMediaFile, retryMedia } from '../../modules/media/index.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../http/register-routes.ts';

export function mediaHandlers(app: AppContext): Pick<Handlers, keyof typeof mediaRoutes> {
  return {
    getMediaFile: ({ tenantId }, { params }) => getMediaFile(app, tenantId, params.id),
    retryMedia: async ({ tenantId, audit }, { params }) => {
      await app.database.withTenant(tenantId, (db) => retryMedia(db, params.id, audit));
      app.bus.publish('changed', tenantId);
      app.bus.publish('lanes', '');
      return { done: true };
    },
  };
}
