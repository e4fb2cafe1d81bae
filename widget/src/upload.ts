import { Refused, readRefusal } from './refusal.ts';

/** A line that carries nothing for so long is dead. */
const STALLED_MS = 30_000;

/** Hands in the bytes of a file, telling how much of it is there. Rejects with `Refused` and nothing else. */
export function upload(
  url: string,
  token: string,
  file: Blob,
  { signal, onPart }: { signal: AbortSignal; onPart: (part: number) => void },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let stalled: ReturnType<typeof setTimeout>;
    const watch = (): void => {
      clearTimeout(stalled);
      stalled = setTimeout(() => request.abort(), STALLED_MS);
    };
    const end = (settle: () => void) => (): void => {
      clearTimeout(stalled);
      settle();
    };
    const broken = end(() => reject(new Refused({ kind: 'later', waitMs: null })));
    request.open('POST', url);
    request.setRequestHeader('authorization', `Bearer ${token}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total }) => {
      watch();
      onPart(total > 0 ? loaded / total : 0);
    };
    request.onload = end(() => {
      if (request.status < 300) return resolve();
      // A file that did not come whole is sent again.
      reject(new Refused(readRefusal(request.status === 400 ? 503 : request.status, request.getResponseHeader('retry-after'))));
    });
    request.onerror = broken;
    request.onabort = broken;
    signal.addEventListener('abort', () => request.abort());
    watch();
    request.send(file);
  });
}
