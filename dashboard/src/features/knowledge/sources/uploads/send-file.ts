import { DetailedError, Upload as TusUpload } from 'tus-js-client';
import { tokenSource } from '../../../../shared/api/access.ts';
import { ApiError, toProblem, UnreachableError } from '../../../../shared/api/api-error.ts';
import { isTokenRefused } from '../../../../shared/api/api-client.ts';
import { endpointOf } from '../../../../shared/api/endpoint-of.ts';
import { hashFile } from './hash-file.ts';
import type { SendHooks, ShelvedUpload } from './upload-queue.ts';

/** A piece arrives within the time that a request may take, also over a slow line. */
const PIECE_BYTES = 4 * 1024 * 1024;

/**
 * Sends a file piece by piece (tus), from where the server has it. The whole file's hash goes first: what is here already is told before a byte is sent.
 * @throws ApiError, UnreachableError, or the signal's AbortError
 */
export async function sendFile(upload: ShelvedUpload, hooks: SendHooks): Promise<void> {
  const sha256 = upload.url === null ? await hashFile(upload.file) : null;
  hooks.signal.throwIfAborted();
  const token = await tokenSource().token();
  try {
    await sendWith(token, upload, sha256, hooks);
  } catch (error) {
    const renewed = isTokenRefused(error) ? await tokenSource().renew(token) : null;
    if (renewed === null) throw error;
    await sendWith(renewed, upload, sha256, hooks);
  }
}

/** Takes back what the server has of a file. */
export async function giveUpUpload(url: string): Promise<void> {
  const token = await tokenSource().token();
  await TusUpload.terminate(url, { headers: token === null ? {} : { authorization: `Bearer ${token}` }, retryDelays: null });
}

function sendWith(
  first: string | null,
  { file, url, replaces }: ShelvedUpload,
  sha256: string | null,
  { onUrl, onProgress, signal }: SendHooks,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let token = first;
    const tus: TusUpload = new TusUpload(file, {
      endpoint: endpointOf('createUpload').path,
      ...(url === null ? {} : { uploadUrl: url }),
      chunkSize: PIECE_BYTES,
      metadata: {
        ...{ filename: file.name, filetype: file.type },
        ...(sha256 === null ? {} : { sha256 }),
        ...(replaces === null ? {} : { replaces }),
      },
      storeFingerprintForResuming: false,
      // Our queue waits and goes on; it knows of the network, and says so.
      retryDelays: null,
      onBeforeRequest: async (request) => {
        token = (await tokenSource().token()) ?? token;
        if (token !== null) request.setHeader('authorization', `Bearer ${token}`);
      },
      onUploadUrlAvailable: () => tus.url && onUrl(new URL(tus.url, location.href).pathname),
      onProgress: (sent, total) => onProgress(total > 0 ? sent / total : 0),
      onSuccess: () => resolve(),
      onError: (error) => reject(toError(error)),
    });
    signal.addEventListener('abort', () => {
      void tus.abort();
      reject(signal.reason as Error);
    });
    tus.start();
  });
}

function toError(error: Error): Error {
  if (!(error instanceof DetailedError)) return error;
  const status = error.originalResponse?.getStatus() ?? 0;
  if (status === 0) return new UnreachableError({ cause: error });
  return new ApiError(status, toProblem(parse(error.originalResponse?.getBody() ?? '')));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
