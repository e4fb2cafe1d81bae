import { asNumber, asObject, asText } from '../contract/lenient-json.ts';
import { fromHttpError, refuse } from '../contract/send-failure.ts';
import type { ChannelHttpResponse, ChannelIo, ConnectedAccount, FetchedMedia, MediaRef, SendFailed } from '../contract/types.ts';
import { botUrl, callBotApi } from './call-bot-api.ts';
import { telegramLimits } from './definition.ts';

/** Largest file on a slow line; sends have their own, shorter limit. */
const DOWNLOAD_TIMEOUT_MS = 60_000;

const mimes: Record<string, string> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  oga: 'audio/ogg',
  ogg: 'audio/ogg',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  mp4: 'video/mp4',
  webm: 'video/webm',
  tgs: 'application/x-tgsticker',
  pdf: 'application/pdf',
};

/**
 * Bytes of a contact's media, in two steps: `getFile` gives a path that lives an hour, the file is fetched below it. The
 * address of the file holds the bot's token, so it is built here, used once, and goes into no result.
 */
export async function fetchMedia(account: ConnectedAccount, media: MediaRef, io: ChannelIo): Promise<FetchedMedia> {
  const botToken = account.credentials.botToken ?? '';
  const maxBytes = Math.min(media.maxBytes ?? Number.POSITIVE_INFINITY, telegramLimits.inboundMediaBytes);
  if (media.id === undefined) return mediaProblem('no_media', 'The message names no media.');
  const located = await callBotApi(io, {
    botToken,
    method: 'getFile',
    body: { file_id: media.id },
    repeatable: true,
    privateTexts: [media.id],
  });
  if (!located.ok) return located.code === '400.file_too_big' ? tooLarge(maxBytes) : located;
  const file = asObject(located.result);
  const path = asText(file?.file_path);
  if (path === undefined) return mediaProblem('media_gone', 'The file is no longer kept.');
  // A server of one's own may answer with a path on its disk; only what lies below the file address is fetched.
  if (!/^[\w.-]+(\/[\w. -]+)*$/.test(path) || path.split('/').includes('..'))
    return mediaProblem('media_path', 'The file has no address to fetch it from.');
  if ((asNumber(file?.file_size) ?? 0) > maxBytes) return tooLarge(maxBytes);
  let response: ChannelHttpResponse;
  try {
    response = await io.http.request({
      method: 'GET',
      url: botUrl(io, botToken, path.split('/').map(encodeURIComponent).join('/'), 'file/bot'),
      headers: {},
      timeoutMs: DOWNLOAD_TIMEOUT_MS,
      maxResponseBytes: maxBytes,
      ...(io.signal === undefined ? {} : { signal: io.signal }),
    });
  } catch (error) {
    const failed = fromHttpError(error);
    return failed.code === 'network.RESPONSE_TOO_LARGE' ? tooLarge(maxBytes) : { ...failed, failure: 'transient', ambiguous: false };
  }
  return readFile(response, media, path, maxBytes);
}

function readFile(response: ChannelHttpResponse, media: MediaRef, path: string, maxBytes: number): FetchedMedia {
  const { status } = response;
  if (status === 404 || status === 410) return mediaProblem('media_gone', 'The file is no longer kept.');
  if (status < 200 || status >= 300) {
    const failure =
      status >= 500 || status === 408 ? 'transient' : status === 401 ? 'auth' : status === 429 ? 'throttled' : 'media_problem';
    return { ok: false, failure, code: `http.${status}`, ambiguous: false, detail: `HTTP ${status} for the media.` };
  }
  const bytes = typeof response.body === 'string' ? Buffer.from(response.body) : response.body;
  if (bytes.length > maxBytes) return tooLarge(maxBytes);
  const mime = media.mime ?? mimes[/\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? ''] ?? 'application/octet-stream';
  return { ok: true, bytes, mime, sizeBytes: bytes.length, ...(media.filename === undefined ? {} : { filename: media.filename }) };
}

function tooLarge(maxBytes: number): SendFailed {
  return mediaProblem('media_too_large', `The media is larger than ${maxBytes} bytes.`);
}

function mediaProblem(reason: string, detail: string): SendFailed {
  return refuse(reason, detail, 'media_problem');
}
