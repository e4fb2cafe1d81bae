import { asId, asNumber, asObject, asText, compact, type JsonObject } from '../../contract/lenient-json.ts';
import type { InboundEvent, InboundMedia, MediaKind } from '../../contract/types.ts';

export type Content = Pick<InboundEvent, 'kind'> & Partial<Pick<InboundEvent, 'text' | 'media' | 'choice' | 'location' | 'link'>>;

const FILES: Record<string, MediaKind> = { image: 'image', video: 'video', audio: 'audio', file: 'document' };
const SHARES: ReadonlySet<string> = new Set([
  'share',
  'ig_post',
  'post',
  'ig_reel',
  'reel',
  'ig_story',
  'story_share',
  'template',
  'fallback',
]);
/** Messenger's thumb in its three sizes. */
const THUMBS: ReadonlySet<string> = new Set(['369239263222822', '369239343222814', '369239383222810']);

/** Content of `message.attachments`; the first says what the message is, and all files of it are kept. Undefined when there is none. */
export function parseAttachments(attachments: readonly unknown[]): Content | undefined {
  const first = asObject(attachments[0]);
  if (first === undefined) return attachments.length === 0 ? undefined : { kind: 'unsupported' };
  const type = asText(first.type) ?? '';
  const payload = asObject(first.payload) ?? {};
  const sticker = asId(payload.sticker_id);
  if (type === 'like_heart') return { kind: 'sticker', text: '❤️' };
  if (sticker !== undefined && type === 'image') {
    return compact<Content>({ kind: 'sticker', text: THUMBS.has(sticker) ? '👍' : undefined, media: mediaOf(attachments) });
  }
  if (type === 'location') return readLocation(payload);
  if (type === 'story_mention') return compact<Content>({ kind: 'story_mention', media: mediaOf(attachments) });
  if (SHARES.has(type)) return readShare(first, payload, attachments);
  const kind = Object.hasOwn(FILES, type) ? FILES[type] : undefined;
  const media = mediaOf(attachments);
  return kind === undefined || media === undefined ? { kind: 'unsupported' } : { kind, media };
}

/** What was shared: a link as a link, a post or reel as a picture or film of it. */
function readShare(first: JsonObject, payload: JsonObject, attachments: readonly unknown[]): Content {
  const url = asText(payload.url) ?? asText(first.url) ?? asText(payload.story_media_url);
  const title = asText(payload.title) ?? asText(first.title);
  const isLink = first.type === 'fallback';
  return compact<Content>({
    kind: 'share',
    text: title,
    link: url === undefined ? undefined : compact<NonNullable<InboundEvent['link']>>({ url, title }),
    media: isLink ? undefined : mediaOf(attachments),
  });
}

function readLocation(payload: JsonObject): Content {
  const coordinates = asObject(payload.coordinates);
  const latitude = asNumber(coordinates?.lat);
  const longitude = asNumber(coordinates?.long);
  return latitude === undefined || longitude === undefined
    ? { kind: 'unsupported' }
    : { kind: 'location', location: { latitude, longitude } };
}

/** Signed addresses of Meta's CDN: no token, and gone after a while. */
function mediaOf(attachments: readonly unknown[]): InboundMedia[] | undefined {
  const media = attachments.flatMap((element) => {
    const attachment = asObject(element);
    const payload = asObject(attachment?.payload);
    const url = asText(payload?.url) ?? asText(payload?.story_media_url);
    if (url === undefined) return [];
    const type = asText(attachment?.type) ?? '';
    return [compact<InboundMedia>({ kind: Object.hasOwn(FILES, type) ? FILES[type] : undefined, url, needsAuth: false })];
  });
  return media.length === 0 ? undefined : media;
}
