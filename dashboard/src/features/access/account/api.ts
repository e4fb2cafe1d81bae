import { callApi, type CallInput, type CallOutput } from '../../../shared/api/api-client.ts';

export type UserSession = CallOutput<'listUserSessions'>['items'][number];
export type Activity = CallOutput<'listAccountActivity'>['items'][number];
export type SecondFactorSecret = CallOutput<'startSecondFactor'>;

export const updateAccount = (body: CallInput<'updateAccount'>['body']) => callApi('updateAccount', { body });
export const changeEmail = (email: string, password: string) => callApi('changeEmail', { body: { email, password } });
export const changePassword = (current: string, next: string) => callApi('changePassword', { body: { current, next } });
export const startSecondFactor = (password: string) => callApi('startSecondFactor', { body: { password } });
export const confirmSecondFactor = (code: string) => callApi('confirmSecondFactor', { body: { code } });
export const renewRecoveryCodes = (password: string) => callApi('renewRecoveryCodes', { body: { password } });
export const removeSecondFactor = (password: string, code: string) => callApi('removeSecondFactor', { body: { password, code } });
export const listUserSessions = (signal: AbortSignal) => callApi('listUserSessions', {}, { signal });
export const revokeUserSession = (id: string) => callApi('revokeUserSession', { params: { id } });
export const revokeOtherSessions = () => callApi('revokeOtherSessions', {});
export const listActivity = (cursor: string | null, signal: AbortSignal) =>
  callApi('listAccountActivity', { query: { limit: 100, ...(cursor ? { cursor } : {}) } }, { signal });
