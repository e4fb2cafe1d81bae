import {
  changeEmail,
  changePassword,
  confirmSecondFactor,
  getAccount,
  listAccountActivity,
  listUserSessions,
  removeSecondFactor,
  renewRecoveryCodes,
  revokeOtherSessions,
  revokeUserSession,
  startSecondFactor,
  switchTenant,
  updateAccount,
} from '../../modules/access/index.ts';
import type { AppContext } from '../context.ts';
import { setRefreshCookie } from '../http/refresh-cookie.ts';
import type { Handlers } from '../http/register-routes.ts';

type Ids =
  | 'getAccount'
  | 'updateAccount'
  | 'changePassword'
  | 'changeEmail'
  | 'startSecondFactor'
  | 'confirmSecondFactor'
  | 'renewRecoveryCodes'
  | 'removeSecondFactor'
  | 'listUserSessions'
  | 'revokeUserSession'
  | 'revokeOtherSessions'
  | 'switchTenant'
  | 'listAccountActivity';

const done = { done: true as const };

export function accountHandlers({ door, config }: AppContext): Pick<Handlers, Ids> {
  return {
    getAccount: (ctx) => getAccount(door, ctx),
    updateAccount: (ctx, { body }) => updateAccount(door, ctx, body),
    changePassword: async (ctx, { body }) => {
      await changePassword(door, ctx, body);
      return done;
    },
    changeEmail: (ctx, { body }) => changeEmail(door, ctx, body),
    startSecondFactor: (ctx, { body }) => startSecondFactor(door, ctx, body),
    confirmSecondFactor: (ctx, { body }) => confirmSecondFactor(door, ctx, body),
    renewRecoveryCodes: (ctx, { body }) => renewRecoveryCodes(door, ctx, body),
    removeSecondFactor: async (ctx, { body }) => {
      await removeSecondFactor(door, ctx, body);
      return done;
    },
    listUserSessions: async (ctx) => ({ items: await listUserSessions(door, ctx) }),
    revokeUserSession: async (ctx, { params }) => {
      await revokeUserSession(door, ctx, params.id);
      return done;
    },
    revokeOtherSessions: async (ctx) => ({ ended: await revokeOtherSessions(door, ctx) }),
    switchTenant: async (ctx, { body }) => {
      const { result, refreshToken } = await switchTenant(door, ctx, body.tenantId);
      setRefreshCookie(ctx.reply, config, refreshToken);
      return result;
    },
    listAccountActivity: (ctx, { query }) => listAccountActivity(door, ctx, query),
  };
}
