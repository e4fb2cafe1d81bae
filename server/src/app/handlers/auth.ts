import {
  acceptInvitation,
  type Arrival,
  chooseTenant,
  giveSecondFactor,
  readInvitation,
  refreshSession,
  requestPasswordReset,
  resetPassword,
  signIn,
  type SignInOutcome,
  signOut,
  signUp,
  verifyEmail,
} from '../../modules/access/index.ts';
import { AppError } from '../../platform/errors.ts';
import type { AppContext } from '../context.ts';
import { clearRefreshCookie, readDeviceCookie, readRefreshCookie, setDeviceCookie, setRefreshCookie } from '../http/refresh-cookie.ts';
import type { Handlers, PublicContext } from '../http/register-routes.ts';

type Ids =
  | 'signUp'
  | 'verifyEmail'
  | 'signIn'
  | 'giveSecondFactor'
  | 'chooseTenant'
  | 'refresh'
  | 'signOut'
  | 'requestPasswordReset'
  | 'resetPassword'
  | 'readInvitation'
  | 'acceptInvitation';

const done = { done: true as const };

export function authHandlers(app: AppContext): Pick<Handlers, Ids> {
  const { door, config } = app;
  const arrivalOf = ({ caller, audit, request }: PublicContext): Arrival => ({
    caller,
    audit,
    deviceMark: readDeviceCookie(request, config),
  });
  const answer = async (ctx: PublicContext, verb: (arrival: Arrival) => Promise<SignInOutcome>) => {
    const { result, refreshToken, deviceMark } = await verb(arrivalOf(ctx));
    if (refreshToken) setRefreshCookie(ctx.reply, config, refreshToken);
    if (deviceMark) setDeviceCookie(ctx.reply, config, deviceMark);
    return result;
  };
  return {
    signUp: async (ctx, { body }) => {
      await signUp(door, arrivalOf(ctx), body);
      return done;
    },
    verifyEmail: (ctx, { body }) => answer(ctx, (arrival) => verifyEmail(door, arrival, body)),
    signIn: (ctx, { body }) => answer(ctx, (arrival) => signIn(door, arrival, body)),
    giveSecondFactor: (ctx, { body }) => answer(ctx, (arrival) => giveSecondFactor(door, arrival, body)),
    chooseTenant: (ctx, { body }) => answer(ctx, (arrival) => chooseTenant(door, arrival, body)),
    refresh: async ({ request, reply, audit }) => {
      try {
        const opened = await refreshSession(door, { refreshToken: readRefreshCookie(request, config), audit });
        setRefreshCookie(reply, config, opened.refreshToken);
        return opened.result;
      } catch (error) {
        // A cookie that opens nothing any more is not sent again and again. One of a suspended tenant may open it later.
        if (error instanceof AppError && error.code !== 'tenant.suspended') clearRefreshCookie(reply, config);
        throw error;
      }
    },
    signOut: async ({ request, reply, audit }) => {
      await signOut(door, { refreshToken: readRefreshCookie(request, config), audit });
      clearRefreshCookie(reply, config);
      return done;
    },
    requestPasswordReset: async (ctx, { body }) => {
      await requestPasswordReset(door, arrivalOf(ctx), body);
      return done;
    },
    resetPassword: async (ctx, { body }) => {
      await resetPassword(door, arrivalOf(ctx), body);
      return done;
    },
    readInvitation: (_ctx, { query }) => readInvitation(door, query.token),
    acceptInvitation: (ctx, { body }) => answer(ctx, (arrival) => acceptInvitation(door, arrival, body)),
  };
}
