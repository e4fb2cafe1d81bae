import { callApi, type CallOutput } from '../../shared/api/api-client.ts';

export type Session = CallOutput<'getSession'>;
export type Account = CallOutput<'getAccount'>;

export function getSession(signal: AbortSignal): Promise<Session> {
  return callApi('getSession', {}, { signal });
}

export function getAccount(signal: AbortSignal): Promise<Account> {
  return callApi('getAccount', {}, { signal });
}

/** For `session.enter`, which has seen to the token: the session that this call ends must not be renewed on the way. */
export const switchTenant = (tenantId: string) => callApi('switchTenant', { body: { tenantId } }, { once: true });

export const cancelErase = () => callApi('cancelErase', {});
