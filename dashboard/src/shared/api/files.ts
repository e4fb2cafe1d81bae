import { answerOf, type CallInput, type CallOptions, isTokenRefused } from './api-client.ts';
import { tokenSource } from './access.ts';
import { ApiError, toProblem, UnreachableError } from './api-error.ts';
import type { AnyInput, CallOutput, FileRouteId, UploadRouteId } from './call-types.ts';
import { endpointOf } from './endpoint-of.ts';
import { toUrl } from './to-url.ts';

/** Fetches the file of a route; it carries the access token, so an address alone (`<a href>`, `<img src>`) cannot. Throws as `callApi`. */
export async function callFile<Id extends FileRouteId>(
  id: Id,
  input: CallInput<Id>,
  options: CallOptions = {},
): Promise<{ name: string; blob: Blob }> {
  const response = await answerOf(id, input, options);
  const name = /filename\*=UTF-8''([^;]+)/i.exec(response.headers.get('content-disposition') ?? '')?.[1];
  return { name: name ? decodeURIComponent(name) : 'download', blob: await response.blob() };
}

/** Hands a file to the browser's downloads. */
export function saveFile({ name, blob }: { name: string; blob: Blob }): void {
  const url = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  // The download has its own hold of the content once it began.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/**
 * Uploads one file as field `file`. XMLHttpRequest, because `fetch` does not say how much has been sent.
 * @param onProgress sent share, 0..1
 * @throws ApiError, UnreachableError, or the signal's AbortError
 */
export async function uploadFile<Id extends UploadRouteId>(
  id: Id,
  input: Omit<CallInput<Id>, 'body'>,
  file: File,
  { onProgress, signal }: { onProgress?: (share: number) => void; signal?: AbortSignal } = {},
): Promise<CallOutput<Id>> {
  const { params, query } = input as AnyInput;
  const { method, path } = endpointOf(id);
  const send = (token: string | null): Promise<unknown> =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const request = new XMLHttpRequest();
      const body = new FormData();
      body.set('file', file);
      request.open(method, toUrl(path, params, query));
      request.responseType = 'json';
      request.setRequestHeader('accept', 'application/json');
      if (token !== null) request.setRequestHeader('authorization', `Bearer ${token}`);
      request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0);
      request.onload = () => {
        if (request.status >= 200 && request.status < 300) resolve(request.response);
        else reject(new ApiError(request.status, toProblem(request.response)));
      };
      request.onerror = () => reject(new UnreachableError());
      request.onabort = () => reject(new DOMException('upload aborted', 'AbortError'));
      signal?.addEventListener('abort', () => request.abort(), { once: true });
      request.send(body);
    });
  const token = await tokenSource().token();
  try {
    return await send(token);
  } catch (error) {
    const renewed = isTokenRefused(error) ? await tokenSource().renew(token) : null;
    if (renewed === null) throw error;
    return send(renewed);
  }
}
