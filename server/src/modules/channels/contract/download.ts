import { classifyHttpStatus, fromHttpError, refuse } from './send-failure.ts';
import type { ChannelHttpResponse, ChannelIo, FetchedMedia, SendFailed } from './types.ts';

/** Largest file on a slow line; sends have their own, shorter limit. */
const DOWNLOAD_TIMEOUT_MS = 60_000;

export function mediaProblem(reason: string, detail: string): SendFailed {
  return refuse(reason, detail, 'media_problem');
}

export function tooLarge(maxBytes: number): SendFailed {
  return mediaProblem('media_too_large', `The media is larger than ${maxBytes} bytes.`);
}

/** One GET of a file, with the headers given and no other. Asking twice harms nobody, so a lost answer is `transient`. */
export async function download(
  url: string,
  headers: Record<string, string>,
  io: ChannelIo,
  maxBytes: number,
): Promise<ChannelHttpResponse | SendFailed> {
  try {
    return await io.http.request({
      method: 'GET',
      url,
      headers,
      timeoutMs: DOWNLOAD_TIMEOUT_MS,
      maxResponseBytes: maxBytes,
      ...(io.signal === undefined ? {} : { signal: io.signal }),
    });
  } catch (error) {
    const failed = fromHttpError(error);
    return failed.code === 'network.RESPONSE_TOO_LARGE' ? tooLarge(maxBytes) : { ...failed, failure: 'transient', ambiguous: false };
  }
}

/** The address of an answer that sends on to another; undefined where it is the end. An address that is none becomes an empty text. */
export function nextAddress(response: ChannelHttpResponse, url: string): string | undefined {
  const { location } = response.headers;
  if (response.status < 300 || response.status >= 400 || location === undefined) return undefined;
  return URL.parse(location, url)?.href ?? '';
}

/** The bytes of a whole and fitting answer. `mime`: what is known of the type besides the answer's header. */
export function readDownload(
  response: ChannelHttpResponse,
  given: { mime: string | undefined; filename: string | undefined },
  maxBytes: number,
): FetchedMedia {
  const { status } = response;
  if (status === 404 || status === 410) return mediaProblem('media_gone', 'The media is no longer kept.');
  if (status < 200 || status >= 300) {
    const byStatus = status >= 500 ? 'transient' : classifyHttpStatus(status);
    const failure = byStatus === 'invalid_payload' || byStatus === 'unknown' ? 'media_problem' : byStatus;
    return { ok: false, failure, code: `http.${status}`, ambiguous: false, detail: `HTTP ${status} for the media.` };
  }
  const bytes = typeof response.body === 'string' ? Buffer.from(response.body) : response.body;
  if (bytes.length > maxBytes) return tooLarge(maxBytes);
  const contentType = response.headers['content-type'];
  // An error page instead of the file comes with status 200.
  if (contentType?.startsWith('text/html') === true && !(given.mime ?? '').startsWith('text/html'))
    return mediaProblem('media_is_page', 'A page came instead of the media.');
  const mime = given.mime ?? contentType ?? 'application/octet-stream';
  return { ok: true, bytes, mime, sizeBytes: bytes.length, ...(given.filename === undefined ? {} : { filename: given.filename }) };
}
