import { asId } from '../contract/lenient-json.ts';
import { refuse } from '../contract/send-failure.ts';
import type { ChannelIo, ConnectedAccount, MediaKind, UploadedMedia } from '../contract/types.ts';
import { callGraph } from '../meta/call-graph.ts';
import { classifyWhatsAppCode } from './classify-code.ts';
import { whatsappDefinition } from './definition.ts';

/** Stores bytes with Meta for 30 days and gives the id to send them by. Kind and size are checked before anything leaves. */
export async function uploadMedia(
  account: ConnectedAccount,
  media: { bytes: Buffer; mime: string; filename?: string },
  io: ChannelIo,
): Promise<UploadedMedia> {
  const kind = mediaKindOf(media.mime);
  const limit = whatsappDefinition.capabilities.outbound.media[kind];
  if (limit !== undefined && media.bytes.length > limit.maxBytes) {
    return refuse('media_too_large', `A WhatsApp ${kind} holds at most ${limit.maxBytes} bytes.`, 'media_problem');
  }
  if (media.bytes.length === 0) return refuse('no_media', 'The file is empty.', 'media_problem');
  const result = await callGraph(io, {
    method: 'POST',
    path: `/${encodeURIComponent(account.accountKey)}/media`,
    accessToken: account.credentials.accessToken ?? '',
    body: await toMultipart(media),
    // An upload nobody refers to expires unseen.
    repeatable: true,
    privateTexts: [...Object.values(account.credentials), media.filename ?? ''],
    classify: classifyWhatsAppCode,
  });
  if (!result.ok) return result;
  const mediaId = asId(result.json.id);
  return mediaId === undefined ? refuse('no_media', 'The upload was accepted without an id.', 'transient') : { ok: true, mediaId };
}

/** What WhatsApp treats a type as; everything it has no special kind for is a document. */
export function mediaKindOf(mime: string): MediaKind {
  const type = mime.split(';')[0]?.trim().toLowerCase() ?? '';
  const { media } = whatsappDefinition.capabilities.outbound;
  const kinds: MediaKind[] = ['image', 'audio', 'video', 'sticker'];
  return kinds.find((kind) => media[kind]?.mime.includes(type) === true) ?? 'document';
}

async function toMultipart(media: {
  bytes: Buffer;
  mime: string;
  filename?: string;
}): Promise<{ contentType: string; content: Uint8Array }> {
  const form = new FormData();
  form.set('messaging_product', 'whatsapp');
  form.set('type', media.mime);
  form.set('file', new Blob([new Uint8Array(media.bytes)], { type: media.mime }), media.filename ?? 'file');
  const encoded = new Response(form);
  return { contentType: encoded.headers.get('content-type') ?? '', content: new Uint8Array(await encoded.arrayBuffer()) };
}
