import { createHash } from 'node:crypto';
import { asNumber, asText } from '../contract/lenient-json.ts';
import type { ChannelHttpResponse, ChannelIo, ConnectedAccount, FetchedMedia, MediaRef, SendFailed } from '../contract/types.ts';
import { callGraph } from '../meta/call-graph.ts';
import { downloadMedia, mediaProblem, readDownload, tooLarge } from '../meta/download-media.ts';
import { classifyWhatsAppCode } from './classify-code.ts';
import { whatsappLimits } from './definition.ts';

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
  return downloadMedia(located.url, account.credentials.accessToken ?? '', io, maxBytes);
}

function check(response: ChannelHttpResponse, located: Located, media: MediaRef, maxBytes: number): FetchedMedia {
  const fetched = readDownload(response, { mime: located.mime ?? media.mime, filename: media.filename }, maxBytes);
  if (!fetched.ok) return fetched;
  const matches = [located.sha256, media.sha256].every((expected) => expected === undefined || hasDigest(fetched.bytes, expected));
  return matches ? fetched : mediaProblem('media_digest', 'The bytes do not match the digest the provider gave.');
}

/** Webhooks write the digest in base64, the look-up in hex. */
function hasDigest(bytes: Buffer, expected: string): boolean {
  const digest = createHash('sha256').update(bytes).digest();
  return expected.toLowerCase() === digest.toString('hex') || Buffer.from(expected, 'base64').equals(digest);
}
