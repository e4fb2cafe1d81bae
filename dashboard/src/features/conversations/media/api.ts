import { callApi, type CallOutput } from '../../../shared/api/api-client.ts';
import { callFile } from '../../../shared/api/files.ts';

export type Media = CallOutput<'listMessages'>['items'][number]['media'][number];
export type Place = NonNullable<CallOutput<'listMessages'>['items'][number]['location']>;

export function readMediaFile(id: string, signal?: AbortSignal): Promise<{ name: string; blob: Blob }> {
  return callFile('getMediaFile', { params: { id } }, signal ? { signal } : {});
}

export function retryMedia(id: string): Promise<CallOutput<'retryMedia'>> {
  return callApi('retryMedia', { params: { id } });
}
