import { asArray, asObject, asText } from '../../contract/lenient-json.ts';
import type { ChannelIo, ConnectedAccount, FetchedMedia, MediaRef } from '../../contract/types.ts';
import { callGraph } from '../call-graph.ts';
import { downloadMedia, mediaProblem, readDownload } from '../download-media.ts';
import { sharedLimits } from './limits.ts';

/**
 * Bytes of a contact's media. Its address carries its own permission, so that no token travels with it, and works for a while only; for one that
 * has gone the message is asked for another.
 */
export async function fetchMedia(account: ConnectedAccount, media: MediaRef, io: ChannelIo): Promise<FetchedMedia> {
  if (media.url === undefined) return mediaProblem('no_media', 'The message names no media.');
  const first = await download(media.url, media, io);
  if (first.ok || first.code !== 'channel.media_gone' || media.messageId === undefined) return first;
  const url = await findAddress(account, media.messageId, media.position ?? 0, io);
  return url === undefined || url === media.url ? first : download(url, media, io);
}

async function download(url: string, media: MediaRef, io: ChannelIo): Promise<FetchedMedia> {
  const maxBytes = Math.min(media.maxBytes ?? Number.POSITIVE_INFINITY, sharedLimits.inboundMediaBytes);
  const answer = await downloadMedia(url, null, io, maxBytes);
  return 'ok' in answer ? answer : readDownload(answer, { mime: media.mime, filename: media.filename }, maxBytes);
}

/** Where the file at this place of a message is now; undefined where nobody says. */
async function findAddress(account: ConnectedAccount, messageId: string, position: number, io: ChannelIo): Promise<string | undefined> {
  const result = await callGraph(io, {
    method: 'GET',
    path: `/${encodeURIComponent(messageId)}?fields=attachments`,
    accessToken: account.credentials.accessToken ?? '',
    repeatable: true,
    privateTexts: [...Object.values(account.credentials), messageId],
    classify: () => undefined,
  });
  if (!result.ok) return undefined;
  const file = asObject(asArray(asObject(result.json.attachments)?.data)[position]);
  return asText(asObject(file?.image_data)?.url) ?? asText(asObject(file?.video_data)?.url) ?? asText(file?.file_url);
}
