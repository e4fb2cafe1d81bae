import { fromHttpError, refuse } from '../contract/send-failure.ts';
import type {
  ChannelConfig,
  ChannelHttpResponse,
  ChannelIo,
  ConnectedAccount,
  FetchedMedia,
  MediaRef,
  SendFailed,
} from '../contract/types.ts';
import { authorization } from './call-twilio.ts';
import { splitAccountKey } from './read-form.ts';

const MAX_REDIRECTS = 3;
/** Largest media on a slow line; sends have their own, shorter limit. */
const DOWNLOAD_TIMEOUT_MS = 60_000;
/** No channel of Twilio's brings more. */
const MAX_MEDIA_BYTES = 16 * 1024 * 1024;
/** Where Twilio keeps files. A leading dot allows every host below. */
const storageHosts = ['.twilio.com', '.twiliocdn.com', '.amazonaws.com'];

/**
 * Bytes of a contact's media. The address in the message belongs to the account and wants its credentials; it answers with
 * the signed address of a store, which must not see them.
 */
export async function fetchMedia(account: ConnectedAccount, media: MediaRef, io: ChannelIo): Promise<FetchedMedia> {
  const maxBytes = Math.min(media.maxBytes ?? Number.POSITIVE_INFINITY, MAX_MEDIA_BYTES);
  const { accountSid } = splitAccountKey(account.accountKey);
  const basic = authorization(accountSid, account.credentials);
  if (media.url === undefined) return mediaProblem('no_media', 'The message names no media.');
  if (basic === undefined) return refuse('no_credentials', 'The account has no auth token and no API key.', 'auth');
  if (!isOwnMedia(media.url, accountSid, io.config))
    return mediaProblem('media_host', 'The media is on a host that may not see the credentials.');
  let url = media.url;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    if (hop > 0 && !isStore(url, io.config)) return mediaProblem('media_host', 'The media is kept at a place nobody knows.');
    let response: ChannelHttpResponse;
    try {
      response = await io.http.request({
        method: 'GET',
        url,
        headers: hop === 0 ? { authorization: basic } : {},
        timeoutMs: DOWNLOAD_TIMEOUT_MS,
        maxResponseBytes: maxBytes,
        ...(io.signal === undefined ? {} : { signal: io.signal }),
      });
    } catch (error) {
      const failed = fromHttpError(error);
      return failed.code === 'network.RESPONSE_TOO_LARGE' ? tooLarge(maxBytes) : { ...failed, failure: 'transient', ambiguous: false };
    }
    const location = response.headers.location;
    if (response.status < 300 || response.status >= 400 || location === undefined) return readFile(response, media, maxBytes);
    url = URL.parse(location, url)?.href ?? '';
  }
  return mediaProblem('media_redirects', 'The media address redirects too often.');
}

/** Only below the account itself, at the very origin the API is called at or at Twilio's own. */
function isOwnMedia(url: string, accountSid: string, config: ChannelConfig): boolean {
  const parsed = URL.parse(url);
  if (parsed === null || parsed.username !== '' || parsed.password !== '') return false;
  const isTwilio = parsed.protocol === 'https:' && parsed.port === '' && /^api\.([\w-]+\.){0,2}twilio\.com$/.test(parsed.hostname);
  return (isTwilio || parsed.origin === URL.parse(config.baseUrl)?.origin) && parsed.pathname.includes(`/Accounts/${accountSid}/`);
}

function isStore(url: string, config: ChannelConfig): boolean {
  const parsed = URL.parse(url);
  if (parsed === null || parsed.username !== '' || parsed.password !== '') return false;
  if (parsed.origin === URL.parse(config.baseUrl)?.origin) return true;
  if (parsed.protocol !== 'https:' || parsed.port !== '') return false;
  return [...storageHosts, ...(config.mediaHosts ?? [])].some((host) =>
    host.startsWith('.') ? parsed.hostname.endsWith(host) : parsed.hostname === host,
  );
}

function readFile(response: ChannelHttpResponse, media: MediaRef, maxBytes: number): FetchedMedia {
  const { status } = response;
  if (status === 404 || status === 410) return mediaProblem('media_gone', 'The media is no longer kept.');
  if (status < 200 || status >= 300) {
    const failure =
      status >= 500 || status === 408 ? 'transient' : status === 401 ? 'auth' : status === 429 ? 'throttled' : 'media_problem';
    return { ok: false, failure, code: `http.${status}`, ambiguous: false, detail: `HTTP ${status} for the media.` };
  }
  const bytes = typeof response.body === 'string' ? Buffer.from(response.body) : response.body;
  if (bytes.length > maxBytes) return tooLarge(maxBytes);
  const mime = media.mime ?? response.headers['content-type'] ?? 'application/octet-stream';
  return { ok: true, bytes, mime, sizeBytes: bytes.length, ...(media.filename === undefined ? {} : { filename: media.filename }) };
}

function tooLarge(maxBytes: number): SendFailed {
  return mediaProblem('media_too_large', `The media is larger than ${maxBytes} bytes.`);
}

function mediaProblem(reason: string, detail: string): SendFailed {
  return refuse(reason, detail, 'media_problem');
}
