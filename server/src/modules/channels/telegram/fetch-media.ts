import { download, mediaProblem, readDownload, tooLarge } from '../contract/download.ts';
import { asNumber, asObject, asText } from '../contract/lenient-json.ts';
import type { ChannelIo, ConnectedAccount, FetchedMedia, MediaRef } from '../contract/types.ts';
import { botUrl, callBotApi } from './call-bot-api.ts';
import { telegramLimits } from './definition.ts';

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
  const url = botUrl(io, botToken, path.split('/').map(encodeURIComponent).join('/'), 'file/bot');
  const answer = await download(url, {}, io, maxBytes);
  // What Telegram's file server says of the type is `application/octet-stream`; the name says more.
  const mime = media.mime ?? mimes[/\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? ''] ?? 'application/octet-stream';
  return 'ok' in answer ? answer : readDownload(answer, { mime, filename: media.filename }, maxBytes);
}
