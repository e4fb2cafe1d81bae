import { callApi, type CallInput, type CallOutput } from '../../../shared/api/api-client.ts';
import { callFile } from '../../../shared/api/files.ts';

export type SourceList = CallOutput<'listSources'>;
export type Source = SourceList['items'][number];
export type SourceVersion = CallOutput<'listSourceVersions'>['items'][number];
export type SourcePage = CallOutput<'getSourcePage'>;
export type PageLines = CallOutput<'getPageLines'>;
export type SourceAnswer = CallOutput<'askSource'>;
export type SourceQuery = Pick<NonNullable<CallInput<'listSources'>['query']>, 'q' | 'sort' | 'show'>;
export type TextInput = CallInput<'addTextSource'>['body'];
export type WebInput = CallInput<'addWebSource'>['body'];

export const listSources = (query: SourceQuery, cursor: string | undefined, signal: AbortSignal): Promise<SourceList> =>
  callApi('listSources', { query: { ...query, limit: 50, ...(cursor ? { cursor } : {}) } }, { signal });

export const getSource = (id: string, signal: AbortSignal): Promise<Source> => callApi('getSource', { params: { id } }, { signal });

export const listVersions = (id: string, signal: AbortSignal): Promise<{ items: SourceVersion[] }> =>
  callApi('listSourceVersions', { params: { id } }, { signal });

export const restoreVersion = (id: string, version: number): Promise<Source> =>
  callApi('restoreSourceVersion', { params: { id, version } });

export const retrySource = (id: string): Promise<Source> => callApi('retrySource', { params: { id } });

/** `keepalive` lets the request outlive the page. */
export const removeSource = (id: string, keepalive: boolean): Promise<{ removed: true }> =>
  callApi('removeSource', { params: { id } }, { keepalive });

export const addText = (body: TextInput): Promise<Source> => callApi('addTextSource', { body });
export const addWeb = (body: WebInput): Promise<Source> => callApi('addWebSource', { body });

export const getSourcePage = (id: string, page: number, signal: AbortSignal): Promise<SourcePage> =>
  callApi('getSourcePage', { params: { id, page } }, { signal });
export const getPageLines = (id: string, page: number, signal: AbortSignal): Promise<PageLines> =>
  callApi('getPageLines', { params: { id, page } }, { signal });
export const getPagePicture = async (id: string, page: number, signal: AbortSignal): Promise<Blob> =>
  (await callFile('getPagePicture', { params: { id, page } }, { signal })).blob;
export const askSource = (id: string, q: string, signal: AbortSignal): Promise<SourceAnswer> =>
  callApi('askSource', { params: { id }, query: { q } }, { signal });

export const readFile = (id: string) => callFile('getSourceFile', { params: { id } });
export const readVersionFile = (id: string, version: number) => callFile('getVersionFile', { params: { id, version } });
