import { download, mediaProblem, nextAddress } from '../contract/download.ts';
import type { ChannelHttpResponse, ChannelIo, SendFailed } from '../contract/types.ts';
import { USER_AGENT } from './call-graph.ts';
import { isTrustedMediaUrl } from './media-hosts.ts';

export { mediaProblem, readDownload, tooLarge } from '../contract/download.ts';

const MAX_REDIRECTS = 3;

/** Follows the address, redirects included, only to Meta's own hosts. `accessToken` null: the address itself is the permission. */
export async function downloadMedia(
  url: string,
  accessToken: string | null,
  io: ChannelIo,
  maxBytes: number,
): Promise<ChannelHttpResponse | SendFailed> {
  const headers = { ...(accessToken === null ? {} : { authorization: `Bearer ${accessToken}` }), 'user-agent': USER_AGENT };
  let next = url;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    if (!isTrustedMediaUrl(next, io.config)) return mediaProblem('media_host', 'The media is on a host that may not see the token.');
    const answer = await download(next, headers, io, maxBytes);
    const after = 'ok' in answer ? undefined : nextAddress(answer, next);
    if (after === undefined) return answer;
    next = after;
  }
  return mediaProblem('media_redirects', 'The media URL redirects too often.');
}
