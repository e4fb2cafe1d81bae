import { callApi, type CallInput, type CallOutput } from '../../../shared/api/api-client.ts';

export type SignUp = CallInput<'signUp'>['body'];
export type Invitation = CallOutput<'readInvitation'>;
export type LocalMail = CallOutput<'listLocalMail'>['items'][number];

export const signIn = (email: string, password: string) => callApi('signIn', { body: { email, password } });
export const giveSecondFactor = (challenge: string, code: string) => callApi('giveSecondFactor', { body: { challenge, code } });
export const chooseTenant = (challenge: string, tenantId: string) => callApi('chooseTenant', { body: { challenge, tenantId } });
export const signUp = (body: SignUp) => callApi('signUp', { body });
export const verifyEmail = (token: string) => callApi('verifyEmail', { body: { token } });
export const requestPasswordReset = (email: string) => callApi('requestPasswordReset', { body: { email } });
export const resetPassword = (token: string, password: string) => callApi('resetPassword', { body: { token, password } });
export const readInvitation = (token: string, signal: AbortSignal) => callApi('readInvitation', { query: { token } }, { signal });
export const acceptInvitation = (body: CallInput<'acceptInvitation'>['body']) => callApi('acceptInvitation', { body });
export const listLocalMail = (signal: AbortSignal) => callApi('listLocalMail', {}, { signal });
