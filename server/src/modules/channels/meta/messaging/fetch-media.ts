import type { ChannelIo, ConnectedAccount, FetchedMedia, MediaRef } from '../../contract/types.ts';
import { downloadMedia, mediaProblem, readDownload } from '../download-media.ts';
import { sharedLimits } from './limits.ts';

/** Bytes of a contact's media. Its address carries its own permission, so that no token travels with it, and works for a while only. */
export async function fetchMedia(_account: ConnectedAccount, media: MediaRef, io: ChannelIo): Promise<FetchedMedia> {
  if (media.url === undefined) return mediaProblem('no_media', 'The message names no media.');
  const maxBytes = Math.min(media.maxBytes ?? Number.POSITIVE_INFINITY, sharedLimits.inboundMediaBytes);
  const answer = await downloadMedia(media.url, null, io, maxBytes);
  return 'ok' in answer ? answer : readDownload(answer, { mime: media.mime, filename: media.filename }, maxBytes);
}
