import { asId } from '../../contract/lenient-json.ts';
import { refuse } from '../../contract/send-failure.ts';
import type { ChannelIo, ConnectedAccount, UploadedMedia } from '../../contract/types.ts';
import { callGraph } from '../call-graph.ts';
import { classifyMessagingCode } from './classify-code.ts';
import { sharedLimits } from './limits.ts';

/** Stores bytes with Messenger and gives the id to send them by. Size is checked before anything leaves. */
export async function uploadAttachment(
  account: ConnectedAccount,
  media: { bytes: Buffer; mime: string; filename?: string },
  io: ChannelIo,
): Promise<UploadedMedia> {
  if (media.bytes.length === 0) return refuse('no_media', 'The file is empty.', 'media_problem');
  if (media.bytes.length > sharedLimits.inboundMediaBytes)
    return refuse('media_too_large', `A file holds at most ${sharedLimits.inboundMediaBytes} bytes.`, 'media_problem');
  const form = new FormData();
  form.set('message', JSON.stringify({ attachment: { type: typeOf(media.mime), payload: { is_reusable: true } } }));
  form.set('filedata', new Blob([new Uint8Array(media.bytes)], { type: media.mime }), media.filename ?? 'file');
  const encoded = new Response(form);
  const result = await callGraph(io, {
    method: 'POST',
    path: `/${encodeURIComponent(account.accountKey)}/message_attachments`,
    accessToken: account.credentials.accessToken ?? '',
    body: { contentType: encoded.headers.get('content-type') ?? '', content: new Uint8Array(await encoded.arrayBuffer()) },
    // An upload that nobody refers to is seen by nobody.
    repeatable: true,
    privateTexts: [...Object.values(account.credentials), media.filename ?? ''],
    classify: classifyMessagingCode,
  });
  if (!result.ok) return result;
  const mediaId = asId(result.json.attachment_id);
  return mediaId === undefined ? refuse('no_media', 'The upload was accepted without an id.', 'transient') : { ok: true, mediaId };
}

function typeOf(mime: string): string {
  return /^(image|audio|video)\//.exec(mime)?.[1] ?? 'file';
}
