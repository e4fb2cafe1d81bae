import { download, mediaProblem, nextAddress, readDownload } from '../contract/download.ts';
import { refuse } from '../contract/send-failure.ts';
import type { ChannelConfig, ChannelIo, ConnectedAccount, FetchedMedia, MediaRef } from '../contract/types.ts';
import { authorization } from './call-twilio.ts';
import { splitAccountKey } from './read-form.ts';

const MAX_REDIRECTS = 3;
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
    const answer = await download(url, hop === 0 ? { authorization: basic } : {}, io, maxBytes);
    if ('ok' in answer) return answer;
    const next = nextAddress(answer, url);
    if (next === undefined) return readDownload(answer, { mime: media.mime, filename: media.filename }, maxBytes);
    url = next;
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
