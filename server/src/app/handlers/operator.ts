import { listOperatorAudit } from '../../modules/audit/index.ts';
import { enterTenant, getTenant, listTenants, restTenant, setLimits } from '../../modules/operator/index.ts';
import type { AppContext } from '../context.ts';
import { setRefreshCookie } from '../http/refresh-cookie.ts';
import type { Handlers } from '../http/register-routes.ts';

type Ids =
  | 'listOperatorTenants'
  | 'getOperatorTenant'
  | 'suspendTenant'
  | 'resumeTenant'
  | 'setTenantLimits'
  | 'enterTenant'
  | 'listOperatorAudit';

export function operatorHandlers(app: AppContext): Pick<Handlers, Ids> {
  const { database, clock, door, config } = app;
  return {
    listOperatorTenants: (_ctx, { query }) => listTenants(database, clock.now(), query),
    getOperatorTenant: (_ctx, { params }) => getTenant(database, clock.now(), params.tenantId),
    suspendTenant: async ({ audit }, { params: { tenantId }, body: { reason } }) => {
      const view = await restTenant(database, clock.now(), { id: tenantId, deed: 'suspend', reason }, audit);
      door.changes.announce({ tenantId });
      return view;
    },
    resumeTenant: async ({ audit }, { params: { tenantId }, body: { reason } }) => {
      const view = await restTenant(database, clock.now(), { id: tenantId, deed: 'resume', reason }, audit);
      door.changes.announce({ tenantId });
      app.bus.publish('lanes', tenantId);
      return view;
    },
    setTenantLimits: ({ audit }, { params, body }) => setLimits(database, clock.now(), params.tenantId, body, audit),
    enterTenant: async (ctx, { params, body }) => {
      const { result, refreshToken } = await enterTenant(door, ctx, { tenantId: params.tenantId, ...body });
      setRefreshCookie(ctx.reply, config, refreshToken);
      return result;
    },
    listOperatorAudit: (_ctx, { query }) => database.withAccess((db) => listOperatorAudit(db, query)),
  };
}
