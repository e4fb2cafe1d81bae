import { listOperatorAudit, recordAccessAudit } from '../../modules/audit/index.ts';
import { surveyAlarms } from '../../modules/connections/index.ts';
import { measureUnhandled } from '../../modules/conversations/index.ts';
import { replayJournal } from '../../modules/ingress/index.ts';
import { surveyLosses } from '../../modules/losses/index.ts';
import { enterTenant, getTenant, listTenants, restTenant, setLimits } from '../../modules/operator/index.ts';
import { channelAdapters } from '../../modules/channels/index.ts';
import { AppError } from '../../platform/errors.ts';
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
  | 'surveyLosses'
  | 'replayDeliveries'
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
    surveyLosses: async () => {
      const [survey, alarms, { messages, conversations, forgotten, oldestMs }] = await Promise.all([
        surveyLosses(app),
        surveyAlarms(database),
        measureUnhandled(database.system),
      ]);
      return { ...survey, alarms, unhandled: { messages, conversations, forgotten, oldestMs } };
    },
    replayDeliveries: async ({ audit }, { body: { channel, from, to } }) => {
      if (!channelAdapters.has(channel)) throw new AppError('webhook.unknown_channel');
      const deps = { system: database.system, bus: app.bus, clock };
      const report = await replayJournal(deps, { channel, from: new Date(from), to: new Date(to), leftOnly: { most: 5_000 } });
      // What was read again is ingested each delivery by itself; the row says what became of all of them.
      await database.withAccess((db) =>
        recordAccessAudit(db, audit, {
          tenantId: null,
          userId: null,
          target: { kind: 'channel', id: channel },
          after: { from, to, ...report },
        }),
      );
      return report;
    },
    listOperatorAudit: (_ctx, { query }) => database.withAccess((db) => listOperatorAudit(db, query)),
  };
}
