import { callApi, type CallOutput } from '../../shared/api/api-client.ts';

export type Channels = CallOutput<'listChannels'>;
export type ChannelAccount = Channels['accounts'][number];
export type Connectable = Channels['connectable'][number];
export type Setup = CallOutput<'getSetup'>;
export type Webchat = CallOutput<'getWebchat'>;
export type SetupStep = Setup['steps'][number];

/** Below `conversations`, which every message makes stale: a hello that arrives shows at once. */
export const channelsKey = ['conversations', 'channels'] as const;
export const webchatKey = (accountId: string) => ['channels', 'webchat', accountId] as const;
export const setupKey = (id: string) => ['conversations', 'channel-setup', id] as const;

export const listChannels = (signal: AbortSignal) => callApi('listChannels', {}, { signal });
export const getSetup = (id: string, signal: AbortSignal) => callApi('getSetup', { params: { id } }, { signal });
export const startSetup = (body: { channel: string; accountId?: string }) => callApi('startSetup', { body });
export const giveCredentials = ({ id, values }: { id: string; values: Record<string, string> }) =>
  callApi('giveCredentials', { params: { id }, body: { values } });
export const startSignIn = (id: string) => callApi('startSignIn', { params: { id } });
export const finishSignIn = (body: { state: string; code?: string; error?: string }) => callApi('finishSignIn', { body });
export const chooseAccount = ({ id, accountKey }: { id: string; accountKey: string }) =>
  callApi('chooseAccount', { params: { id }, body: { accountKey } });
export const continueSetup = ({ id, pin }: { id: string; pin?: string }) =>
  callApi('continueSetup', { params: { id }, body: pin === undefined ? {} : { pin } });
export const undoSetup = (id: string) => callApi('undoSetup', { params: { id } });
export const checkAccount = (id: string) => callApi('checkAccount', { params: { id } });
export const disconnectAccount = (id: string) => callApi('disconnectAccount', { params: { id } });

export const getWebchat = (id: string, signal: AbortSignal) => callApi('getWebchat', { params: { id } }, { signal });
export const changeWebchat = ({ id, ...body }: { id: string; origins: string[]; look: Webchat['look'] }) =>
  callApi('changeWebchat', { params: { id }, body });
export const showIdentitySecret = (id: string) => callApi('showIdentitySecret', { params: { id } });
