import { ApiError, toProblem, UnreachableError } from '../../shared/api/api-error.ts';
import { endpoints } from '../../shared/api/endpoints.ts';
import type { Source } from './api.ts';

/**
 * Uploads one document. XMLHttpRequest, because `fetch` does not say how much has been sent.
 * @param onProgress sent share, 0..1
 * @throws ApiError, UnreachableError, or the signal's AbortError
 */
export function uploadSource(file: File, onProgress: (share: number) => void, signal: AbortSignal): Promise<Source> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    body.set('file', file);
    request.open(endpoints.addSource.method, endpoints.addSource.path);
    request.responseType = 'json';
    request.setRequestHeader('accept', 'application/json');
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(request.response as Source);
      else reject(new ApiError(request.status, toProblem(request.response)));
    };
    request.onerror = () => reject(new UnreachableError());
    request.onabort = () => reject(new DOMException('upload aborted', 'AbortError'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(body);
  });
}
