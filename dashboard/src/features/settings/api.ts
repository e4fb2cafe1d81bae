import type { SupportedLanguage, TenantSettings } from '@wafaa/contracts';
import { callApi, type CallInput, type CallOutput } from '../../shared/api/api-client.ts';
import { callFile, saveFile, uploadFile } from '../../shared/api/files.ts';

export type Tenant = CallOutput<'getTenant'>;
export type SettingsState = CallOutput<'getSettings'>;
export type Settings = TenantSettings;
export type SettingsVersion = CallOutput<'listSettingsVersions'>['items'][number];
export type Branch = CallOutput<'listBranches'>['items'][number];
export type BranchInput = CallInput<'addBranch'>['body'];
export type Usage = CallOutput<'getUsage'>;
export type Export = CallOutput<'listExports'>['items'][number];

export interface Profile {
  name: { en: string | null; ar: string | null };
  kind: 'restaurant' | 'cafe' | 'retail' | 'hotel' | 'service';
  timeZone: string;
  currency: string;
  defaultLanguage: SupportedLanguage;
  languages: SupportedLanguage[];
}

export const getTenant = (signal: AbortSignal) => callApi('getTenant', {}, { signal });
export const updateTenant = (profile: Partial<Profile>) => callApi('updateTenant', { body: profile });
export const setLogo = (file: File) => uploadFile('setLogo', {}, file);
export const removeLogo = () => callApi('removeLogo', {});

export const getSettings = (signal: AbortSignal) => callApi('getSettings', {}, { signal });
export const saveDraft = (change: Partial<Settings>) => callApi('saveSettingsDraft', { body: change });
export const discardDraft = () => callApi('discardSettingsDraft', {});
export const publishSettings = (version: number) => callApi('publishSettings', { body: { version } });
export const listVersions = (cursor: string | undefined, signal: AbortSignal) =>
  callApi('listSettingsVersions', { query: { limit: 20, ...(cursor ? { cursor } : {}) } }, { signal });
export const rollBack = (to: number) => callApi('rollBackSettings', { body: { to } });

export const listBranches = (cursor: string | undefined, signal: AbortSignal) =>
  callApi('listBranches', { query: { limit: 50, ...(cursor ? { cursor } : {}) } }, { signal });
export const addBranch = (branch: BranchInput) => callApi('addBranch', { body: branch });
export const updateBranch = (id: string, branch: Partial<BranchInput>) => callApi('updateBranch', { params: { id }, body: branch });
export const removeBranch = (id: string, keepalive: boolean) => callApi('removeBranch', { params: { id } }, { keepalive });

export const getUsage = (signal: AbortSignal) => callApi('getUsage', {}, { signal });

export const requestExport = () => callApi('requestExport', {});
export const listExports = (cursor: string | undefined, signal: AbortSignal) =>
  callApi('listExports', { query: { limit: 20, ...(cursor ? { cursor } : {}) } }, { signal });
export const downloadExport = async (id: string): Promise<void> => saveFile(await callFile('downloadExport', { params: { id } }));

export const requestErase = (proof: { slug: string; password: string }) => callApi('requestErase', { body: proof });
export const cancelErase = () => callApi('cancelErase', {});
