import { fromHttpError, refuse } from '../contract/send-failure.ts';
import type { ChannelHttpResponse, ChannelIo, FetchedMedia, SendFailed } from '../contract/types.ts';
import { USER_AGENT } from './call-graph.ts';
import { classifyHttpStatus } from './graph-error.ts';
import { isTrustedMediaUrl } from './media-hosts.ts';

const MAX_REDIRECTS = 3;
/** Largest media on a slow line; sends have their own, shorter limit. */
const DOWNLOAD_TIMEOUT_MS = 60_000;

export function mediaProblem(reason: string, detail: string): SendFailed {
  return refuse(reason, detail, 'media_problem');
}

export function tooLarge(maxBytes: number): SendFailed {
  return mediaProblem('media_too_large', `The media is larger than ${maxBytes} bytes.`);
}

/** Follows the address, redirects included, only to Meta's own hosts. `accessToken` null: the address itself is the permission. */
export async function downloadMedia(
  url: string,
  accessToken: string | null,
  io: ChannelIo,
  maxBytes: number,
): Promise<ChannelHttpResponse | SendFailed> {
  let next = url;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    if (!isTrustedMediaUrl(next, io.config)) return mediaProblem('media_host', 'The media is on a host that may not see the token.');
    let response: ChannelHttpResponse;
    try {
      response = await io.http.request({
        method: 'GET',
        url: next,
        headers: { ...(accessToken === null ? {} : { authorization: `Bearer ${accessToken}` }), 'user-agent': USER_AGENT },
        timeoutMs: DOWNLOAD_TIMEOUT_MS,
        maxResponseBytes: maxBytes,
        ...(io.signal === undefined ? {} : { signal: io.signal }),
      });
    } catch (error) {
      const failed = fromHttpError(error);
      return failed.code === 'network.RESPONSE_TOO_LARGE' ? tooLarge(maxBytes) : { ...failed, failure: 'transient', ambiguous: false };
    }
    const location = response.headers.location;
    if (response.status < 300 || response.status >= 400 || location === undefined) return response;
    next = URL.parse(location, next)?.href ?? '';
  }
  return mediaProblem('media_redirects', 'The media URL redirects too often.');
}

/** The bytes of a whole and fitting answer. `mime`: what is known of the type besides the answer's header. */
export function readDownload(
  response: ChannelHttpResponse,
  given: { mime: string | undefined; filename: string | undefined },
  maxBytes: number,
): FetchedMedia {
  if (response.status === 404 || response.status === 410) return mediaProblem('media_gone', 'The media is no longer kept.');
  if (response.status < 200 || response.status >= 300) {
    const failure = response.status >= 500 ? 'transient' : classifyHttpStatus(response.status);
    const kind = failure === 'invalid_payload' || failure === 'unknown' ? 'media_problem' : failure;
    return {
      ok: false,
      failure: kind,
      code: `http.${response.status}`,
      ambiguous: false,
      detail: `HTTP ${response.status} for the media.`,
    };
  }
  const bytes = typeof response.body === 'string' ? Buffer.from(response.body) : response.body;
  if (bytes.length > maxBytes) return tooLarge(maxBytes);
  const contentType = response.headers['content-type'];
  const mime = given.mime ?? contentType ?? 'application/octet-stream';
  // An error page instead of the file comes with status 200.
  if (contentType?.startsWith('text/html') === true && !(given.mime ?? '').startsWith('text/html'))
    return mediaProblem('media_is_page', 'A page came instead of the media.');
  return { ok: true, bytes, mime, sizeBytes: bytes.length, ...(given.filename === undefined ? {} : { filename: given.filename }) };
}
