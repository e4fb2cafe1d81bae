import { callApi, type CallOutput } from '../../shared/api/api-client.ts';
import { callFile, saveFile } from '../../shared/api/files.ts';

export type Contact = CallOutput<'getContact'>;

export const listContacts = (q: string | undefined, cursor: string | undefined, signal: AbortSignal) =>
  callApi('listContacts', { query: { limit: 50, ...(q ? { q } : {}), ...(cursor ? { cursor } : {}) } }, { signal });
export const getContact = (id: string, signal: AbortSignal) => callApi('getContact', { params: { id } }, { signal });
export const exportContact = async (id: string): Promise<void> => saveFile(await callFile('exportContact', { params: { id } }));
export const eraseContact = (id: string) => callApi('eraseContact', { params: { id } });
