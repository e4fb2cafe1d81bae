import { uploadFile } from '../../../shared/api/files.ts';
import type { Source } from './api.ts';

/**
 * Uploads one document.
 * @param onProgress sent share, 0..1
 * @throws ApiError, UnreachableError, or the signal's AbortError
 */
export function uploadSource(file: File, onProgress: (share: number) => void, signal: AbortSignal): Promise<Source> {
  return uploadFile('addSource', {}, file, { onProgress, signal });
}
