import type { channelRoutes } from '@wafaa/contracts';
import {
  checkAccount,
  chooseAccount,
  type ConnectionDeps,
  continueSetup,
  disconnectAccount,
  type Doer,
  finishSignIn,
  getSetup,
  giveCredentials,
  listChannels,
  startSetup,
  startSignIn,
  undoSetup,
} from '../../modules/connections/index.ts';
import type { AppContext } from '../context.ts';
import type { Handlers, TenantContext } from '../http/register-routes.ts';

export function connectionDeps(app: AppContext): ConnectionDeps {
  const { database, http, secrets, clock, limiter, config } = app;
  const onChanged = (tenantId: string): void => {
    app.bus.publish('account', tenantId);
    app.bus.publish('changed', tenantId);
  };
  return { database, http, secrets, clock, limiter, channels: config.channels, publicUrl: config.publicUrl, onChanged };
}

/** A sign-in belongs to the person and to the session it was begun in; an API key is its own session. */
function doerOf({ tenantId, actor, audit, request }: TenantContext): Doer {
  return { tenantId, audit, session: `${actor.id}:${request.principal?.person?.sessionId ?? ''}` };
}

export function channelHandlers(app: AppContext): Pick<Handlers, keyof typeof channelRoutes> {
  const deps = connectionDeps(app);
  return {
    listChannels: ({ tenantId }) => listChannels(deps, tenantId),
    getSetup: ({ tenantId }, { params }) => getSetup(deps, tenantId, params.id),
    startSetup: (ctx, { body }) => startSetup(deps, doerOf(ctx), body),
    giveCredentials: (ctx, { params, body }) => giveCredentials(deps, doerOf(ctx), params.id, body.values),
    startSignIn: (ctx, { params }) => startSignIn(deps, doerOf(ctx), params.id),
    finishSignIn: (ctx, { body }) => finishSignIn(deps, doerOf(ctx), body),
    chooseAccount: (ctx, { params, body }) => chooseAccount(deps, doerOf(ctx), params.id, body),
    continueSetup: (ctx, { params, body }) => continueSetup(deps, doerOf(ctx), params.id, body),
    undoSetup: async (ctx, { params }) => {
      await undoSetup(deps, doerOf(ctx), params.id);
      return { done: true };
    },
    checkAccount: (ctx, { params }) => checkAccount(deps, doerOf(ctx), params.id),
    disconnectAccount: (ctx, { params }) => disconnectAccount(deps, doerOf(ctx), params.id),
  };
}
