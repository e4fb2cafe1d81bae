import { createHash } from 'node:crypto';
import { asNumber, asText } from '../contract/lenient-json.ts';
import { fromHttpError, refuse } from '../contract/send-failure.ts';
import type { ChannelHttpResponse, ChannelIo, ConnectedAccount, FetchedMedia, MediaRef, SendFailed } from '../contract/types.ts';
import { callGraph, USER_AGENT } from '../meta/call-graph.ts';
import { classifyHttpStatus } from '../meta/graph-error.ts';
import { isTrustedMediaUrl } from '../meta/media-hosts.ts';
import { classifyWhatsAppCode } from './classify-code.ts';
import { whatsappLimits } from './definition.ts';

const MAX_REDIRECTS = 3;
/** Largest media on a slow line; sends have their own, shorter limit. */
const DOWNLOAD_TIMEOUT_MS = 60_000;

interface Located {
  url: string;
  mime: string | undefined;
  sha256: string | undefined;
  sizeBytes: number | undefined;
}

/**
 * Bytes of a contact's media. By id the URL is asked for first; it lives five minutes, so one that has gone is asked for
 * once more. Checked: host before the token travels, size before and after, and the digests of webhook and look-up.
 */
export async function fetchMedia(account: ConnectedAccount, media: MediaRef, io: ChannelIo): Promise<FetchedMedia> {
  const maxBytes = Math.min(media.maxBytes ?? Number.POSITIVE_INFINITY, whatsappLimits.inboundMediaBytes);
  let located = await locate(account, media, io);
  if ('ok' in located) return located;
  let answer = await download(account, located, io, maxBytes);
  if ('status' in answer && answer.status === 404 && media.id !== undefined) {
    located = await locate(account, media, io);
    if ('ok' in located) return located;
    answer = await download(account, located, io, maxBytes);
  }
  return 'ok' in answer ? answer : check(answer, located, media, maxBytes);
}

async function locate(account: ConnectedAccount, media: MediaRef, io: ChannelIo): Promise<Located | SendFailed> {
  if (media.id === undefined) {
    if (media.url === undefined) return mediaProblem('no_media', 'The message names no media.');
    return { url: media.url, mime: media.mime, sha256: undefined, sizeBytes: undefined };
  }
  const result = await callGraph(io, {
    method: 'GET',
    path: `/${encodeURIComponent(media.id)}?phone_number_id=${encodeURIComponent(account.accountKey)}`,
    accessToken: account.credentials.accessToken ?? '',
    repeatable: true,
    privateTexts: Object.values(account.credentials),
    classify: classifyWhatsAppCode,
  });
  if (!result.ok) return result;
  const url = asText(result.json.url);
  if (url === undefined) return mediaProblem('no_media', 'The look-up gave no URL.');
  return {
    url,
    mime: asText(result.json.mime_type) ?? media.mime,
    sha256: asText(result.json.sha256),
    sizeBytes: asNumber(result.json.file_size),
  };
}

async function download(
  account: ConnectedAccount,
  located: Located,
  io: ChannelIo,
  maxBytes: number,
): Promise<ChannelHttpResponse | SendFailed> {
  if (located.sizeBytes !== undefined && located.sizeBytes > maxBytes) return tooLarge(maxBytes);
  let url = located.url;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    if (!isTrustedMediaUrl(url, io.config)) return mediaProblem('media_host', 'The media is on a host that may not see the token.');
    let response: ChannelHttpResponse;
    try {
      response = await io.http.request({
        method: 'GET',
        url,
        headers: { authorization: `Bearer ${account.credentials.accessToken ?? ''}`, 'user-agent': USER_AGENT },
        timeoutMs: DOWNLOAD_TIMEOUT_MS,
        maxResponseBytes: maxBytes,
        ...(io.signal === undefined ? {} : { signal: io.signal }),
      });
    } catch (error) {
      return fromDownloadError(error, maxBytes);
    }
    const location = response.headers.location;
    if (response.status < 300 || response.status >= 400 || location === undefined) return response;
    url = URL.parse(location, url)?.href ?? '';
  }
  return mediaProblem('media_redirects', 'The media URL redirects too often.');
}

function check(response: ChannelHttpResponse, located: Located, media: MediaRef, maxBytes: number): FetchedMedia {
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
  const mime = located.mime ?? media.mime ?? contentType ?? 'application/octet-stream';
  // An error page instead of the file comes with status 200.
  if (contentType?.startsWith('text/html') === true && !mime.startsWith('text/html'))
    return mediaProblem('media_is_page', 'A page came instead of the media.');
  if (![located.sha256, media.sha256].every((expected) => expected === undefined || hasDigest(bytes, expected))) {
    return mediaProblem('media_digest', 'The bytes do not match the digest the provider gave.');
  }
  return { ok: true, bytes, mime, sizeBytes: bytes.length, ...(media.filename === undefined ? {} : { filename: media.filename }) };
}

/** Webhooks write the digest in base64, the look-up in hex. */
function hasDigest(bytes: Buffer, expected: string): boolean {
  const digest = createHash('sha256').update(bytes).digest();
  return expected.toLowerCase() === digest.toString('hex') || Buffer.from(expected, 'base64').equals(digest);
}

function fromDownloadError(error: unknown, maxBytes: number): SendFailed {
  const failed = fromHttpError(error);
  if (failed.code === 'network.RESPONSE_TOO_LARGE') return tooLarge(maxBytes);
  return { ...failed, failure: 'transient', ambiguous: false };
}

function tooLarge(maxBytes: number): SendFailed {
  return mediaProblem('media_too_large', `The media is larger than ${maxBytes} bytes.`);
}

function mediaProblem(reason: string, detail: string): SendFailed {
  return refuse(reason, detail, 'media_problem');
}
